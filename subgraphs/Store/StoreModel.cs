using System.Linq.Expressions;
using System.Text.Json.Nodes;

namespace Octomart.Store;

/// <summary>Which collections a service has, and their indexes. Start-up creates what is missing.</summary>
public sealed class StoreModel
{
    private readonly Dictionary<Type, CollectionModel> _collections = [];

    /// <summary>The declared collections by document type.</summary>
    public IReadOnlyDictionary<Type, CollectionModel> Collections => _collections;

    /// <summary>The collection of one document type.</summary>
    public CollectionModel CollectionOf<T>() where T : Document =>
        _collections.TryGetValue(typeof(T), out var collection)
            ? collection
            : throw new InvalidOperationException($"{typeof(T).Name} has no collection: declare it where the service adds its document store.");

    /// <summary>Declares a collection: <c>model.Collection&lt;Product&gt;("products", c =&gt; c.Unique("slug", [p =&gt; p.Slug]))</c>.</summary>
    public StoreModel Collection<T>(string name, Action<CollectionBuilder<T>>? configure = null) where T : Document
    {
        var builder = new CollectionBuilder<T>();
        configure?.Invoke(builder);
        _collections.Add(typeof(T), new CollectionModel(name, typeof(T), builder.Indexes, builder.Migrations));
        return this;
    }
}

/// <summary>A collection, its indexes, and how documents of older versions become those of today.</summary>
public sealed record CollectionModel(string Name, Type DocumentType, IReadOnlyList<IndexModel> Indexes, IReadOnlyList<Action<JsonObject>> Migrations)
{
    /// <summary>Which form its documents have today: 0 until the first migration.</summary>
    public int Schema => Migrations.Count;

    /// <summary>Brings a stored body from an older form to that of today.</summary>
    internal void Migrate(JsonObject body, int from)
    {
        foreach (var migration in Migrations.Skip(from))
        {
            migration(body);
        }
    }
}

/// <summary>An index over one or more members; the id follows as the last key unless unique.</summary>
/// <param name="Name">Unique in its collection, for <see cref="DuplicateKeyException.Index"/>.</param>
/// <param name="Keys">Member accesses in order.</param>
/// <param name="IsUnique">Refuses a second document with the same keys.</param>
/// <param name="Where">Only documents that match are in the index.</param>
public sealed record IndexModel(string Name, IReadOnlyList<LambdaExpression> Keys, bool IsUnique, LambdaExpression? Where);

/// <summary>Declares the indexes of one collection.</summary>
public sealed class CollectionBuilder<T> where T : Document
{
    internal List<IndexModel> Indexes { get; } = [];

    internal List<Action<JsonObject>> Migrations { get; } = [];

    /// <summary>A unique index. With <paramref name="where"/>, only among the documents that match.</summary>
    public CollectionBuilder<T> Unique(string name, Expression<Func<T, object?>>[] keys, Expression<Func<T, bool>>? where = null)
    {
        Indexes.Add(new IndexModel(name, keys, true, where));
        return this;
    }

    /// <summary>An index for lookups, filters and orders.</summary>
    public CollectionBuilder<T> Index(string name, Expression<Func<T, object?>>[] keys, Expression<Func<T, bool>>? where = null)
    {
        Indexes.Add(new IndexModel(name, keys, false, where));
        return this;
    }

    /// <summary>
    /// The next step from an older form of the stored documents to today's: renames, splits or fills members of a body. Steps run in the order
    /// in which they are declared, each once a document, before the service takes requests; they are never changed or taken away.
    /// </summary>
    public CollectionBuilder<T> Migrate(Action<JsonObject> step)
    {
        Migrations.Add(step);
        return this;
    }
}
