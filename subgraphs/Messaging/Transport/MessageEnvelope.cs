namespace Octomart.Messaging;

/// <summary>A message on its way.</summary>
/// <param name="Id">Of the outbox row; the same however often the message is sent.</param>
/// <param name="Type">The message's name; see <see cref="MessageName"/>.</param>
/// <param name="Source">The service that published it and waits for confirmations.</param>
/// <param name="Payload">The message as JSON.</param>
/// <param name="TraceParent">W3C trace context of the unit of work that published it.</param>
/// <param name="OccurredAt">When it was committed.</param>
public sealed record MessageEnvelope(string Id, string Type, string Source, string Payload, string? TraceParent, DateTimeOffset OccurredAt);
