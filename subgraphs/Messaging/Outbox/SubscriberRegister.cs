using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>Who has to confirm which message type, kept in the publisher's own store. Only the relay's loop touches it.</summary>
internal sealed class SubscriberRegister(IDocumentStore store)
{
    private readonly Dictionary<string, HashSet<string>> _typesByService = new(StringComparer.Ordinal);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var subscriber in await store.Set<Subscriber>().ListAsync(new(), cancellationToken))
        {
            _typesByService[subscriber.Id] = [.. subscriber.Types];
        }
    }

    public IEnumerable<string> SubscribersOf(string type) =>
        _typesByService.Where(entry => entry.Value.Contains(type)).Select(entry => entry.Key);

    /// <summary>Remembers subscriptions; returns the types that a service asks for the first time.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(IReadOnlyCollection<MessageSubscription> subscriptions, CancellationToken cancellationToken)
    {
        var changed = subscriptions
            .Where(subscription => !subscription.Types.SetEquals(TypesOf(subscription.Service)))
            .ToDictionary(subscription => subscription.Service);
        if (changed.Count == 0)
        {
            return [];
        }

        await store.WriteAsync(async (work, ct) =>
        {
            var known = await work.FindManyAsync<Subscriber>(changed.Keys, ct);
            foreach (var (service, subscription) in changed)
            {
                work.Save((known.GetValueOrDefault(service) ?? new Subscriber { Id = service }) with { Types = [.. subscription.Types.Order()] });
            }
        }, cancellationToken);

        var added = changed.Values.SelectMany(subscription => subscription.Types.Except(TypesOf(subscription.Service))).Distinct().ToList();
        foreach (var (service, subscription) in changed)
        {
            _typesByService[service] = [.. subscription.Types];
        }

        return added;
    }

    private HashSet<string> TypesOf(string service) => _typesByService.GetValueOrDefault(service) ?? [];
}
