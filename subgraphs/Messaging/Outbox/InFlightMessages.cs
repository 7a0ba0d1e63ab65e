namespace Octomart.Messaging.Outbox;

/// <summary>Messages that reachable services have yet to confirm. Only the relay's loop touches it.</summary>
internal sealed class InFlightMessages
{
    private readonly Dictionary<string, InFlightMessage> _messages = new(StringComparer.Ordinal);

    public int Count => _messages.Count;

    public bool Contains(string id) => _messages.ContainsKey(id);

    public InFlightMessage? Find(string id) => _messages.GetValueOrDefault(id);

    public void Set(InFlightMessage message) => _messages[message.Id] = message;

    public void Remove(string id) => _messages.Remove(id);

    /// <summary>These services have come up: what was under way without them is sent anew, to them as well.</summary>
    public void RemoveSentWithout(IReadOnlyCollection<string> services)
    {
        foreach (var message in _messages.Values.Where(message => services.Any(service => !message.Awaited.Contains(service))).ToList())
        {
            _messages.Remove(message.Id);
        }
    }

    public IReadOnlyList<string> OverdueAt(DateTimeOffset now) => [.. _messages.Values.Where(message => message.Deadline <= now).Select(message => message.Id)];
}

/// <param name="Id">The outbox row's.</param>
/// <param name="Awaited">Services it was sent to that have not confirmed.</param>
/// <param name="Confirmed">Services that have.</param>
/// <param name="Deadline">When it is sent again.</param>
internal sealed record InFlightMessage(string Id, HashSet<string> Awaited, HashSet<string> Confirmed, DateTimeOffset Deadline);
