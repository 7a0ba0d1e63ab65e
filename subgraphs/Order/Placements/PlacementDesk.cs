using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>
/// What comes before a placement: reads the cart and the commissions, checks what the buyer expects, and writes the placement down.
/// </summary>
internal sealed partial class PlacementDesk(
    IDocumentStore store, CartService carts, CommissionService commissions, CheckoutDesk checkout, OrderComposer composer, IOptions<OrderOptions> options,
    TimeProvider clock, ILogger<PlacementDesk> logger)
{
    /// <summary>The order as it would be, or the reasons against it. Reads only: nothing has to be taken back.</summary>
    public async Task<PreparedPlacement> PrepareAsync(
        OrderPlaceInput input, Caller caller, Buyer buyer, CancellationToken cancellationToken)
    {
        var answer = await carts.FindAsync(input.CartId, input.GuestToken, caller.UserId, cancellationToken);
        if (!answer.WasAnswered)
        {
            LogUnavailable(answer.Failure);
            return PreparedPlacement.Refused(OrderError.Unavailable);
        }

        if (answer.Cart is not { } cart)
        {
            return PreparedPlacement.Refused(new OrderError(OrderErrorCode.NotFound, "There is no such cart.", ["input", "cartId"]));
        }

        if (CheckCart(cart, input) is { } error)
        {
            return PreparedPlacement.Refused(error);
        }

        var address = input.ShippingAddress.ToAddress();
        var priced = await checkout.PriceAsync(cart, address, input.DeliveryBySeller, _ => null, cancellationToken);
        if (priced.Errors.Count > 0)
        {
            return PreparedPlacement.Refused(priced.Errors);
        }

        if (priced.Checkout.Total != input.ExpectedTotal.ToMoney())
        {
            return PreparedPlacement.Refused(
                new OrderError(OrderErrorCode.TotalChanged, $"The order comes to {priced.Checkout.Total}.", ["input", "expectedTotal"]));
        }

        return await commissions.QuoteAsync(cart.Lines, cancellationToken) is { } quotes
            ? new PreparedPlacement(composer.Compose(cart, priced.Checkout, ByLine(cart, quotes), address, buyer), [])
            : PreparedPlacement.Refused(OrderError.Unavailable);
    }

    private static Dictionary<string, Money> ByLine(CartSnapshot cart, IReadOnlyList<Money> quotes) =>
        cart.Lines.Zip(quotes).ToDictionary(pair => pair.First.LineId, pair => pair.Second, StringComparer.Ordinal);

    /// <summary>Writes the placement down, a new one or a new attempt. False when another request with the key did so first.</summary>
    public async Task<bool> StartAsync(
        string placementId, string fingerprint, OrderPlaceInput input, PlacementDraft draft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var placement = new Placement
        {
            Id = placementId,
            Fingerprint = fingerprint,
            State = PlacementState.Running,
            CartId = input.CartId,
            CartVersion = input.CartVersion,
            OrderId = draft.Order.Id,
            Draft = draft,
            StartedAt = now,

            // While this process lives it drives the placement itself; the reconciler comes only afterwards.
            DueAt = now + (options.Value.PlacementTimeout * 2),
        };
        try
        {
            return await store.WriteAsync([placementId], (work, token) => WriteAsync(work, placement, token), cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            return false;
        }
    }

    private static async Task<bool> WriteAsync(IUnitOfWork work, Placement placement, CancellationToken cancellationToken)
    {
        switch (await work.FindAsync<Placement>(placement.Id, cancellationToken))
        {
            case null:
                work.Insert(placement);
                return true;
            case { State: PlacementState.Failed } failed when failed.Fingerprint == placement.Fingerprint:
                work.Delete(failed);
                work.Insert(placement);
                return true;
            default:
                return false;
        }
    }

    private static OrderError? CheckCart(CartSnapshot cart, OrderPlaceInput input) => cart switch
    {
        _ when cart.Version != input.CartVersion =>
            new OrderError(OrderErrorCode.CartChanged, "The cart has changed since you read it.", ["input", "cartVersion"]),
        { BlockingLineIds: { Count: > 0 } lineIds } when lineIds.All(cart.ShortLineIds.Contains) =>
            new OrderError(OrderErrorCode.InsufficientStock, "There is not enough of it left.", ["input", "cartId"], lineIds),
        { BlockingLineIds: { Count: > 0 } lineIds } =>
            new OrderError(OrderErrorCode.CartChanged, "Accept or mend the cart's problems first.", ["input", "cartId"], lineIds),
        { BlockingCoupons: { Count: > 0 } codes } =>
            new OrderError(
                OrderErrorCode.CartChanged, $"Nothing is taken off any more by {string.Join(", ", codes)}: accept that or remove it first.", ["input", "cartId"]),
        { Lines.Count: 0 } => new OrderError(OrderErrorCode.CartEmpty, "There is nothing to order.", ["input", "cartId"]),
        _ when cart.Currency != input.ExpectedTotal.Currency =>
            new OrderError(OrderErrorCode.CurrencyMismatch, $"The cart is in {cart.Currency}.", ["input", "expectedTotal", "currency"]),
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "An order cannot be placed: {Reason}")]
    private partial void LogUnavailable(string? reason);
}

/// <summary>An order as it would be, or the reasons against it.</summary>
internal sealed record PreparedPlacement(PlacementDraft? Draft, IReadOnlyList<OrderError> Errors)
{
    public static PreparedPlacement Refused(params IReadOnlyList<OrderError> errors) => new(null, errors);
}
