namespace Octomart.Messaging;

/// <summary>Which messages a service handles. Publishers remember it, so a service that is down misses nothing.</summary>
/// <param name="Service">The subscriber.</param>
/// <param name="Types">Names of message types.</param>
public sealed record MessageSubscription(string Service, IReadOnlySet<string> Types);
