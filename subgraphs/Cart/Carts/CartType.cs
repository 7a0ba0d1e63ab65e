using Octomart.CartSubgraph.Promotions.Management;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.CartSubgraph.Coupons;
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
    public IDataLoaderResult<IReadOnlyList<CartLineType>> Lines(CartPricing pricing) =>
        Priced<IReadOnlyList<CartLineType>>(pricing, priced => [.. priced.Lines.Select(line => new CartLineType(line))]);

    /// <summary>The lines by seller: each group becomes a parcel of its own with its own delivery.</summary>
    public IDataLoaderResult<IReadOnlyList<CartSellerGroupType>> Groups(CartPricing pricing) =>
        Priced<IReadOnlyList<CartSellerGroupType>>(pricing, priced =>
        [
            .. priced.Lines.GroupBy(line => line.Line.SellerId, StringComparer.Ordinal)
                .Select(group => new CartSellerGroupType(group.Key, priced, [.. group])),
        ]);

    /// <summary>The coupons that were entered, whether they take something off or not: problems says why one does not.</summary>
    public IDataLoaderResult<IReadOnlyList<AppliedCouponType>> Coupons(CartPricing pricing) =>
        Priced<IReadOnlyList<AppliedCouponType>>(pricing, priced => [.. priced.Coupons.Select(coupon => new AppliedCouponType(coupon, cart.Currency))]);

    /// <summary>Every promotion that does something for this cart, those without a code too.</summary>
    public IDataLoaderResult<IReadOnlyList<CartPromotionType>> Promotions(CartPricing pricing) =>
        Priced<IReadOnlyList<CartPromotionType>>(pricing, priced =>
            [.. priced.Offers.Promotions.Select(promotion => new CartPromotionType(promotion, priced.Offers, cart.Currency))]);

    /// <summary>The lines at present prices, before discounts and without delivery.</summary>
    public IDataLoaderResult<Money> Subtotal(CartPricing pricing) => Priced(pricing, priced => priced.Subtotal);

    /// <summary>What promotions take off the lines.</summary>
    public IDataLoaderResult<Money> DiscountTotal(CartPricing pricing) => Priced(pricing, priced => priced.Discount);

    /// <summary>
    /// What the lines come to now, discounts taken off and tax included, without delivery. An order costs this plus the delivery that
    /// is chosen.
    /// </summary>
    public IDataLoaderResult<Money> Total(CartPricing pricing) => Priced(pricing, priced => priced.Total);

    /// <summary>What the buyer should know before ordering: drifted prices, missing stock, items no longer sold, coupons without effect.</summary>
    public IDataLoaderResult<IReadOnlyList<ICartProblem>> Problems(CartPricing pricing) => Priced(pricing, CartProblems.Of);

    /// <summary>A cart for the gateway: a user's own. Guests' carts open with their token only, by the query.</summary>
    [FederationResolver]
    public static IDataLoaderResult<CartType?> Resolve(string id, DocumentLoader<Cart> carts, Caller caller, TimeProvider clock) =>
        carts.Load(id).Then(cart => cart.MayOpen(caller.UserId, null, clock.GetUtcNow()) ? new CartType(cart) : null);

    private IDataLoaderResult<T> Priced<T>(CartPricing pricing, Func<PricedCart, T> of) =>
        pricing.Load(cart).Map(priced => of(priced ?? throw new InvalidOperationException("A cart always has a price.")));
}

/// <summary>The lines of one seller.</summary>
internal sealed class CartSellerGroupType(string sellerId, PricedCart cart, IReadOnlyList<PricedLine> lines)
{
    /// <summary>Who sells them.</summary>
    public SellerType? Seller => new(sellerId);

    /// <summary>The seller's lines.</summary>
    public IReadOnlyList<CartLineType> Lines => [.. lines.Select(line => new CartLineType(line))];

    /// <summary>What they come to at present prices, before discounts.</summary>
    public Money Subtotal => Sum(line => line.Subtotal);

    /// <summary>What promotions take off them.</summary>
    public Money DiscountTotal => Sum(line => line.Discount);

    /// <summary>What is left to pay for them.</summary>
    public Money Total => Sum(line => line.Total);

    /// <summary>Whether a promotion pays for the cheapest delivery; its price is then taken off the one that is chosen.</summary>
    public bool HasFreeDelivery => cart.Offers.FreeDelivery.Any(offer => offer.SellerId == sellerId);

    private Money Sum(Func<PricedLine, Money> of) => Money.Sum(lines.Select(of), cart.Cart.Currency);
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
