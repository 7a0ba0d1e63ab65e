using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SubgraphDefaults.Tests;

/// <summary>A subgraph that uses every convention once.</summary>
public sealed class WidgetSubgraph : Subgraph
{
    public override string Name => "widget";

    public override void ConfigureStore(StoreModel model) => model.Collection<Widget>("widgets", c => c.Unique("name", [w => w.Name]));
}

public sealed record Widget : Document
{
    public required string Name { get; init; }

    public required Money Price { get; init; }

    public string? OwnerId { get; init; }
}

/// <summary>What it looks like.</summary>
public enum WidgetColour
{
    /// <summary>Like a tomato.</summary>
    Red,

    /// <summary>Like the open sea.</summary>
    DeepBlue,
}

/// <summary>A thing for tests.</summary>
[Key("id")]
public sealed class WidgetType(Widget widget) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => widget.Id;

    /// <summary>What it is called.</summary>
    public string Name => widget.Name;

    /// <summary>What it costs.</summary>
    public Money Price => widget.Price;

    /// <summary>Who owns it, another subgraph's business.</summary>
    public UserReference? Owner => widget.OwnerId is { } id ? new UserReference(id) : null;

    /// <summary>What only members see.</summary>
    [Authenticated]
    public string? Secret => "s3cret";

    /// <summary>What only accountants see.</summary>
    [RequiresScopes("finance:read")]
    public string? Cost(Caller caller) => $"cost for {caller.UserId}";

    /// <summary>Loads a widget for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<WidgetType?> Resolve(string id, DocumentLoader<Widget> widgets) => widgets.Load(id).Then(w => new WidgetType(w));
}

/// <summary>A user, known by id.</summary>
/// <param name="Id">The user's id.</param>
[Key("id", Resolvable = false)]
public sealed record UserReference(string Id);

[QueryRoot]
public sealed class WidgetQueries(IDocumentStore store)
{
    /// <summary>A widget by id.</summary>
    /// <param name="id">The widget's id.</param>
    public IDataLoaderResult<WidgetType?> Widget(string id, DocumentLoader<Widget> widgets) => widgets.Load(id).Then(w => new WidgetType(w));

    /// <summary>All widgets.</summary>
    /// <param name="colour">Only these.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public async Task<Connection<WidgetType>> WidgetsAsync(CancellationToken cancellationToken, WidgetColour colour = WidgetColour.Red, int first = 20, string? after = null)
    {
        _ = colour;
        var page = await store.Set<Widget>().PageAsync(new DocumentQuery<Widget> { OrderBy = w => w.Name, Limit = PageSize.Of(first), After = after }, cancellationToken);
        return page.ToConnection(after, w => new WidgetType(w), token => store.Set<Widget>().CountAsync(null, token));
    }
}

/// <summary>Why not.</summary>
public enum WidgetErrorCode
{
    /// <summary>The name is in use.</summary>
    NameTaken,
}

/// <summary>Why a widget was not made.</summary>
/// <param name="Code">For programs.</param>
public sealed record WidgetError(WidgetErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError;

/// <summary>A widget or the reasons why there is none.</summary>
/// <param name="Widget">The new widget.</param>
/// <param name="UserErrors">Empty on success.</param>
public sealed record WidgetPayload(WidgetType? Widget, IReadOnlyList<WidgetError> UserErrors);

/// <summary>What the widget is to be.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Quantity">How many.</param>
public sealed record WidgetCreateInput(string Name, MoneyInput Price, int Quantity = 3);

[MutationRoot]
public sealed class WidgetCreate(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Makes a widget.</summary>
    /// <param name="input">What it is to be.</param>
    public async Task<WidgetPayload> WidgetCreateAsync(WidgetCreateInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var widget = new Widget { Id = OpaqueId.New("wid", clock), Name = input.Name, Price = input.Price.ToMoney(), OwnerId = caller.UserId };
        try
        {
            await store.WriteAsync((work, _) => { work.Insert(widget); return Task.FromResult(true); }, cancellationToken);
            return new WidgetPayload(new WidgetType(widget), []);
        }
        catch (DuplicateKeyException)
        {
            return new WidgetPayload(null, [new WidgetError(WidgetErrorCode.NameTaken, $"There is a widget called {input.Name}.", ["input", "name"])]);
        }
    }

    /// <summary>A command between services.</summary>
    [ServiceOnly]
    public string? WidgetReset(Caller caller) => caller.ServiceName;
}

[SubscriptionRoot]
public sealed class WidgetSubscriptions
{
    /// <summary>Counts.</summary>
    /// <param name="to">Up to here.</param>
    public IAsyncEnumerable<int> Count(int to) => to switch
    {
        -1 => throw new GraphQL.ExecutionError("There is no such number.") { Code = "NOT_FOUND" },
        < 0 => throw new InvalidOperationException("A fault of ours."),
        _ => CountTo(to),
    };

    private static async IAsyncEnumerable<int> CountTo(int to)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
