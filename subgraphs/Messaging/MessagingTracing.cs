using System.Diagnostics;
using Octomart.Messaging.Inbox;

namespace Octomart.Messaging;

/// <summary>
/// Spans of messages; the source is named <c>Octomart.Messaging</c>. A message carries the trace in which it was published, so that what others do
/// about it belongs to the same trace, however much later they do it.
/// </summary>
internal static class MessagingTracing
{
    private static readonly ActivitySource Source = new("Octomart.Messaging");

    /// <summary>The relay hands a message to the transport.</summary>
    public static Activity? StartPublish(MessageEnvelope message, string recipient) =>
        Source.StartActivity($"publish {message.Type}", ActivityKind.Producer, message.TraceParent) is { } activity
            ? Describe(activity, message).SetTag("octomart.messaging.recipient", recipient)
            : null;

    /// <summary>A consumer handles a message. Also when nobody listens: logs of the handler name the trace, and what it publishes goes on with it.</summary>
    public static Activity StartProcess(MessageHandlerRegistration handler, MessageEnvelope message)
    {
        var name = $"process {message.Type}";
        return Source.StartActivity(name, ActivityKind.Consumer, message.TraceParent) is { } activity
            ? Describe(activity, message).SetTag("messaging.consumer.group.name", handler.Consumer)
            : Unheard(name, message.TraceParent);
    }

    /// <summary>Several messages in one unit of work: its reads and its commit belong to none of their traces alone, so the span points to all of them.</summary>
    public static Activity? StartBatch(MessageHandlerRegistration handler, IReadOnlyList<MessageEnvelope> messages)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var links = messages.Select(message => message.TraceParent).Distinct()
            .Select(trace => ActivityContext.TryParse(trace, null, isRemote: true, out var context) ? new ActivityLink(context) : default)
            .Where(link => link.Context != default);
        return Source.StartActivity($"process {handler.MessageType}", ActivityKind.Consumer, parentContext: default, links: links)?
            .SetTag("messaging.batch.message_count", messages.Count)
            .SetTag("messaging.consumer.group.name", handler.Consumer);
    }

    /// <summary>The handler threw.</summary>
    public static void Fail(Activity activity, Exception error) => activity.AddException(error).SetStatus(ActivityStatusCode.Error, error.Message);

    private static Activity Unheard(string name, string? traceParent)
    {
        var activity = new Activity(name);
        return (traceParent is null ? activity : activity.SetParentId(traceParent)).Start();
    }

    private static Activity Describe(Activity activity, MessageEnvelope message) => activity
        .SetTag("messaging.message.id", message.Id).SetTag("messaging.destination.name", message.Type).SetTag("octomart.messaging.source", message.Source);
}
