namespace Octomart.Store.Writing;

/// <summary>Buffers the changes of one run of a body; one change per document, however often the body touched it.</summary>
internal sealed class UnitOfWork(StoreModel model, IDocumentStore store) : IUnitOfWork
{
    private readonly Dictionary<(Type Type, string Id), Change> _changes = [];
    private readonly List<Action> _afterCommit = [];
    private readonly Dictionary<(Type Type, string Id), Reading> _readings = [];

    public IReadOnlyList<Action> AfterCommitActions => _afterCommit;

    /// <summary>Deletes, updates, inserts; each in the order in which the body made them.</summary>
    public IReadOnlyList<Change> Changes => [.. _changes.Values.OrderBy(change => change.Kind)];

    /// <summary>A document that is not as the body read it any more; null when all are.</summary>
    public async Task<Contention?> FindChangedAsync(CancellationToken cancellationToken)
    {
        foreach (var ((type, id), reading) in _readings)
        {
            if (await reading.VersionNow(store, id, cancellationToken) != reading.Version)
            {
                return new Contention(model.Collections[type].Name, id);
            }
        }

        return null;
    }

    public async Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken) where T : Document
    {
        if (_changes.TryGetValue((typeof(T), id), out var change))
        {
            return Buffered<T>(change);
        }

        var found = await store.Set<T>().FindAsync(id, cancellationToken);
        Remember(id, found);
        return found;
    }

    public async Task<IReadOnlyDictionary<string, T>> FindManyAsync<T>(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
        where T : Document
    {
        var committed = await store.Set<T>().FindManyAsync(ids, cancellationToken);
        foreach (var id in ids)
        {
            Remember(id, committed.GetValueOrDefault(id));
        }

        if (_changes.Count == 0)
        {
            return committed;
        }

        var documents = new Dictionary<string, T>(committed);
        foreach (var id in ids)
        {
            if (!_changes.TryGetValue((typeof(T), id), out var change))
            {
                continue;
            }

            if (Buffered<T>(change) is { } document)
            {
                documents[id] = document;
            }
            else
            {
                documents.Remove(id);
            }
        }

        return documents;
    }

    public Task<IReadOnlyList<T>> ListAsync<T>(DocumentQuery<T> query, CancellationToken cancellationToken) where T : Document =>
        store.Set<T>().ListAsync(query, cancellationToken);

    public void Insert<T>(T document) where T : Document
    {
        ArgumentNullException.ThrowIfNull(document);
        var collection = model.CollectionOf<T>();
        Buffer(document, _changes.GetValueOrDefault((typeof(T), document.Id)) switch
        {
            null => new Change(ChangeKind.Insert, collection, document, 0),
            { Kind: ChangeKind.Delete } deleted => new Change(ChangeKind.Update, collection, document, deleted.ExpectedVersion),
            _ => throw new DuplicateKeyException(collection.Name, "id"),
        });
    }

    public void Update<T>(T document) where T : Document
    {
        ArgumentNullException.ThrowIfNull(document);
        var earlier = _changes.GetValueOrDefault((typeof(T), document.Id));
        RequireStored(document, earlier);
        Buffer(document, earlier switch
        {
            null => new Change(ChangeKind.Update, model.CollectionOf<T>(), document, document.Version),
            { Kind: ChangeKind.Delete } => throw new InvalidOperationException($"'{document.Id}' is deleted in this unit of work."),
            _ => earlier with { Document = document },
        });
    }

    public void Save<T>(T document) where T : Document
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Version == 0 && _changes.GetValueOrDefault((typeof(T), document.Id)) is null or { Kind: ChangeKind.Delete })
        {
            Insert(document);
        }
        else
        {
            Update(document);
        }
    }

    public void Delete<T>(T document) where T : Document
    {
        ArgumentNullException.ThrowIfNull(document);
        var earlier = _changes.GetValueOrDefault((typeof(T), document.Id));
        if (earlier is { Kind: ChangeKind.Insert })
        {
            _changes.Remove((typeof(T), document.Id));
            return;
        }

        RequireStored(document, earlier);
        Buffer(document, new Change(ChangeKind.Delete, model.CollectionOf<T>(), document, earlier?.ExpectedVersion ?? document.Version));
    }

    public void AfterCommit(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _afterCommit.Add(action);
    }

    // A document that someone made up would lose against the stored one on every attempt.
    private static void RequireStored(Document document, Change? earlier)
    {
        if (earlier is null && document.Version == 0)
        {
            throw new InvalidOperationException($"'{document.Id}' was never stored: insert it, or change what a read returned.");
        }
    }

    // Reads of one body are of different moments: what it read first is what it must still be.
    private void Remember<T>(string id, T? found) where T : Document =>
        _readings.TryAdd((typeof(T), id), new Reading(found?.Version ?? 0, VersionNowAsync<T>));

    private static async Task<long> VersionNowAsync<T>(IDocumentStore store, string id, CancellationToken cancellationToken) where T : Document =>
        (await store.Set<T>().FindAsync(id, cancellationToken))?.Version ?? 0;

    private void Buffer<T>(T document, Change change) where T : Document => _changes[(typeof(T), document.Id)] = change;

    private static T? Buffered<T>(Change change) where T : Document => change.Kind == ChangeKind.Delete ? null : (T)change.Document;

    /// <summary>A document as the body found it; version 0 when it found none.</summary>
    private readonly record struct Reading(long Version, Func<IDocumentStore, string, CancellationToken, Task<long>> VersionNow);
}
