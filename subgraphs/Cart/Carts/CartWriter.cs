using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Pricing;
using Octomart.CartSubgraph.Promotions;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.CartSubgraph.Carts;

/// <summary>A change of a cart: pure, from the cart and what is known of its items to the new cart or the reasons against it.</summary>
internal delegate CartChange ChangeCart(Cart cart, CartFacts facts);

/// <summary>What is known while a cart is changed.</summary>
/// <param name="Quotes">What Product says of the variants.</param>
/// <param name="Promotions">What the store knows of offers.</param>
internal sealed record CartFacts(IReadOnlyDictionary<string, VariantQuote> Quotes, CartPromotions Promotions)
{
    public PricedCart Price(Cart cart) => PricedCart.Of(cart, Quotes, Promotions);
}

/// <summary>What came of a change.</summary>
/// <param name="Cart">The new cart; null when refused.</param>
/// <param name="Errors">Empty when the cart changed.</param>
internal sealed record CartChange(Cart? Cart, IReadOnlyList<CartError> Errors)
{
    public static CartChange To(Cart cart) => new(cart, []);

    public static CartChange Refused(params IReadOnlyList<CartError> errors) => new(null, errors);
}

/// <summary>Which cart is to be changed, by whom and once under which key.</summary>
/// <param name="Input">The whole input: another one under the same key is refused.</param>
/// <param name="MayCreate">Whether a cart is made when none is named.</param>
internal sealed record CartTarget(
    Caller Caller, string? CartId, string? GuestToken, int? Version, string? Currency, string Operation, string IdempotencyKey,
    object Input, bool MayCreate)
{
    /// <summary>
    /// What else is written in the same commit, given the cart as it was before the change; an error refuses the change too.
    /// </summary>
    public Func<IUnitOfWork, Cart, CancellationToken, Task<CartError?>>? Beside { get; init; }
}

/// <summary>
/// How every change of a cart goes: find the cart or make one, ask Product once about all its variants, then apply the change
/// once under its idempotency key, to the version that the client has seen.
/// </summary>
internal sealed class CartWriter(
    IDocumentStore store, VariantLoader variants, CartPricing pricing, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <param name="variantIds">What the change must know of, beside the lines of the cart.</param>
    /// <param name="codes">Which coupons; null when the change does not depend on promotions.</param>
    public async Task<CartPayload> ChangeAsync(
        CartTarget target, IEnumerable<string> variantIds, IEnumerable<string>? codes, ChangeCart change, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.IsValid(target.IdempotencyKey))
        {
            return CartPayload.Refused(new CartError(CartErrorCode.Invalid, "A key has 1 to 200 characters.", ["input", "idempotencyKey"]));
        }

        if (await FindOrStartAsync(target, cancellationToken) is not { } start)
        {
            return CartPayload.Refused(CartError.CartNotFound("cartId"));
        }

        if (target.Currency is { } currency && currency != start.Cart.Currency)
        {
            return CartPayload.Refused(
                new CartError(CartErrorCode.CurrencyMismatch, $"The cart is in {start.Cart.Currency}.", ["input", "currency"]));
        }

        var quotes = await variants.LoadAllAsync(
            start.Cart.Currency, variantIds.Concat(start.Cart.Lines.Select(line => line.VariantId)), cancellationToken);
        var promotions = codes is null ? null : await pricing.LoadPromotions(start.Cart, codes).GetResultAsync(cancellationToken);
        var facts = new CartFacts(quotes, promotions ?? CartPromotions.None);
        return await CommitAsync(target, start, cart => change(cart, facts), cancellationToken);
    }

    private async Task<CartPayload> CommitAsync(
        CartTarget target, Start start, Func<Cart, CartChange> change, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey.Of(KeyOwner(target), target.Operation, target.IdempotencyKey, target.Input);
        OnceOutcome<CartChange> outcome;
        try
        {
            outcome = await store.WriteOnceAsync(
                key, clock, (work, token) => ApplyAsync(work, target, start, change, token), cancellationToken);
        }
        catch (DuplicateKeyException e) when (e is { Collection: "carts" or "savedItems", Index: "id" })
        {
            // The user's first two changes at once: the cart, or the list, exists by now.
            outcome = await store.WriteOnceAsync(
                key, clock, (work, token) => ApplyAsync(work, target, start, change, token), cancellationToken);
        }

        // A guest cart's token is told once. Who repeats the request cannot be told from who guessed its key, so there is no replay.
        if (outcome.IsKeyReused || (outcome.ReplayedResult is not null && start.GuestToken is not null))
        {
            return CartPayload.Refused(CartError.KeyReused);
        }

        return outcome switch
        {
            { ReplayedResult: { } id } =>
                new CartPayload(await store.Set<Cart>().FindAsync(id, cancellationToken) is { } cart ? new CartType(cart) : null, null, []),
            { Value: { Cart: { } cart } } => new CartPayload(new CartType(cart), start.GuestToken, []),
            _ => CartPayload.Refused(outcome.Value!.Errors),
        };
    }

    private async Task<WriteOutcome<CartChange>> ApplyAsync(
        IUnitOfWork work, CartTarget target, Start start, Func<Cart, CartChange> change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var current = await work.FindAsync<Cart>(start.Cart.Id, cancellationToken);
        if (current is null && target.CartId is not null || current?.MayOpen(target.Caller.UserId, target.GuestToken, now) == false)
        {
            return WriteOutcome.Refused(CartChange.Refused(CartError.CartNotFound("cartId")));
        }

        var cart = current ?? start.Cart;
        if (target.Version is { } version && version != cart.Version)
        {
            return WriteOutcome.Refused(CartChange.Refused(CartError.Stale));
        }

        // An empty cart takes the currency that is asked for.
        var changed = change(cart.Lines.IsEmpty ? cart with { Currency = start.Cart.Currency } : cart);
        if (changed.Cart is not { } next)
        {
            return WriteOutcome.Refused(changed);
        }

        if (target.Beside is { } beside && await beside(work, cart, cancellationToken) is { } error)
        {
            return WriteOutcome.Refused(CartChange.Refused(error));
        }

        next = next with { ExpiresAt = next.OwnerId is null ? now + options.Value.GuestCartLifetime : null };
        work.Save(next);

        return WriteOutcome.Done(changed with { Cart = next }, next.Id);
    }

    private async Task<Start?> FindOrStartAsync(CartTarget target, CancellationToken cancellationToken)
    {
        var id = target.CartId ?? (target.Caller.UserId is { } userId ? Cart.IdOfUser(userId) : null);
        var cart = id is null ? null : await store.Set<Cart>().FindAsync(id, cancellationToken);
        if (cart is not null)
        {
            var isForeign = !cart.MayOpen(target.Caller.UserId, target.GuestToken, clock.GetUtcNow());
            return isForeign ? null : new Start(cart.Lines.IsEmpty ? cart with { Currency = target.Currency ?? cart.Currency } : cart, null);
        }

        if (target.CartId is not null || !target.MayCreate)
        {
            return null;
        }

        var guestToken = target.Caller.UserId is null ? SecretToken.New() : null;
        return new Start(new Cart
        {
            Id = id ?? OpaqueId.New("crt", clock),
            Currency = target.Currency ?? options.Value.DefaultCurrency,
            OwnerId = target.Caller.UserId,
            GuestTokenHash = guestToken is null ? null : SecretToken.HashOf(guestToken),
        }, guestToken);
    }

    private static string KeyOwner(CartTarget target) =>
        target.Caller.UserId ?? (target.GuestToken is { } token ? $"guest:{SecretToken.HashOf(token)}" : "guest");

    /// <summary>The cart as it was found, or a new one with the token that is about to be told.</summary>
    private sealed record Start(Cart Cart, string? GuestToken);
}
