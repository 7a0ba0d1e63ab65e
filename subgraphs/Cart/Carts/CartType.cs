using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.CartSubgraph.Pricing;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Carts;

/// <summary>
/// What somebody wants to buy, in one currency. It reserves nothing: prices and stock are those of this moment, and what has
/// drifted since is disclosed in problems.
/// </summary>
[Key("id")]
internal sealed class CartType(Cart cart) : INode
{
    /// <summary>Opaque. It opens nothing by itself.</summary>
    public string Id => cart.Id;

    /// <summary>Rises with every change. Send it back with a change so that it does not undo one that you have not seen.</summary>
    public int Version => (int)cart.Version;

    /// <summary>Whose cart it is; null for a guest's.</summary>
    public UserType? Owner => cart.OwnerId is { } id ? new UserType(id) : null;

    /// <summary>The currency of all its prices.</summary>
    public string Currency => cart.Currency;

    /// <summary>When a guest's cart will be forgotten unless it is changed before; null for users' carts.</summary>
    public DateTimeOffset? ExpiresAt => cart.ExpiresAt;

    /// <summary>The lines in the order in which they were put in.</summary>
    public async Task<IReadOnlyList<CartLineType>> LinesAsync(CartPricing pricing, CancellationToken cancellationToken) =>
        [.. (await pricing.PriceAsync(cart, cancellationToken)).Lines.Select(line => new CartLineType(line))];

    /// <summary>The lines by seller: each group becomes a parcel of its own with its own delivery.</summary>
    public async Task<IReadOnlyList<CartSellerGroupType>> GroupsAsync(CartPricing pricing, CancellationToken cancellationToken) =>
    [
        .. (await pricing.PriceAsync(cart, cancellationToken)).Lines
            .GroupBy(line => line.Line.SellerId)
            .Select(group => new CartSellerGroupType(group.Key, cart.Currency, [.. group])),
    ];

    /// <summary>The lines at present prices, without delivery.</summary>
    public async Task<Money> SubtotalAsync(CartPricing pricing, CancellationToken cancellationToken) =>
        (await pricing.PriceAsync(cart, cancellationToken)).Subtotal;

    /// <summary>What promotions take off the lines.</summary>
    public async Task<Money> DiscountTotalAsync(CartPricing pricing, CancellationToken cancellationToken) =>
        (await pricing.PriceAsync(cart, cancellationToken)).Discount;

    /// <summary>What the lines come to now, tax included, without delivery. An order costs this plus the delivery that is chosen.</summary>
    public async Task<Money> TotalAsync(CartPricing pricing, CancellationToken cancellationToken) =>
        (await pricing.PriceAsync(cart, cancellationToken)).Total;

    /// <summary>What the buyer should know before ordering: drifted prices, missing stock, items no longer sold.</summary>
    public async Task<IReadOnlyList<ICartProblem>> ProblemsAsync(CartPricing pricing, CancellationToken cancellationToken) =>
        CartProblems.Of(await pricing.PriceAsync(cart, cancellationToken));

    /// <summary>A cart for the gateway: a user's own. Guests' carts open with their token only, by the query.</summary>
    [FederationResolver]
    public static IDataLoaderResult<CartType?> Resolve(string id, DocumentLoader<Cart> carts, Caller caller, TimeProvider clock) =>
        carts.Load(id).Then(cart => cart.MayOpen(caller.UserId, null, clock.GetUtcNow()) ? new CartType(cart) : null);
}

/// <summary>The lines of one seller.</summary>
internal sealed class CartSellerGroupType(string sellerId, string currency, IReadOnlyList<PricedLine> lines)
{
    /// <summary>Who sells them.</summary>
    public SellerReference? Seller => new(sellerId);

    /// <summary>The seller's lines.</summary>
    public IReadOnlyList<CartLineType> Lines => [.. lines.Select(line => new CartLineType(line))];

    /// <summary>What they come to at present prices.</summary>
    public Money Subtotal => Money.Sum(lines.Select(line => line.Subtotal), currency);

    /// <summary>What promotions take off them.</summary>
    public Money DiscountTotal => Money.Sum(lines.Select(line => line.Discount), currency);
}

/// <summary>A number of units of one variant.</summary>
[Key("id")]
internal sealed class CartLineType(PricedLine line) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => line.Line.Id;

    /// <summary>What is to be bought.</summary>
    public VariantReference? Variant => new(line.Line.VariantId);

    /// <summary>How many units.</summary>
    public int Quantity => line.Line.Quantity;

    /// <summary>What a unit costs now.</summary>
    public Money UnitPrice => line.UnitPrice;

    /// <summary>What a unit cost when it was put in, or when a change was last accepted.</summary>
    public Money PriceWhenAdded => line.Line.PriceWhenAdded;

    /// <summary>What promotions take off this line.</summary>
    public Money Discount => line.Discount;

    /// <summary>Quantity times the present price, less the discount.</summary>
    public Money Total => line.Total;

    /// <summary>By which kind of rate it is taxed.</summary>
    public TaxClass TaxClass => line.Quote.Variant?.TaxClass ?? TaxClass.Standard;

    /// <summary>
    /// A line for the gateway: of the caller's own cart. Guests' carts open with their token, which a reference does not carry, so
    /// their lines are null here; they are read through the cart.
    /// </summary>
    [FederationResolver]
    public static IDataLoaderResult<CartLineType?>? Resolve(
        string id, DocumentLoader<Cart> carts, CartPricing pricing, Caller caller, TimeProvider clock) => caller.UserId is { } userId
        ? carts.Load(Cart.IdOfUser(userId))
            .Then(cart => cart.MayOpen(userId, null, clock.GetUtcNow()) && cart.Lines.Any(line => line.Id == id) ? cart : null)
            .ThenLoad(pricing.Load)
            .Then(cart => cart.Lines.FirstOrDefault(line => line.Line.Id == id) is { } line ? new CartLineType(line) : null)
        : null;
}
