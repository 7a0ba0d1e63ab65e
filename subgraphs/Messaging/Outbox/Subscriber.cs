using System.Collections.Immutable;
using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>A service that has subscribed once. Its id is its name. Messages wait for it even while it is down.</summary>
internal sealed record Subscriber : Document
{
    public ImmutableArray<string> Types { get; init; } = [];
}
