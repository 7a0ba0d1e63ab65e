using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.CartSubgraph.Carts;

/// <summary>
/// What somebody wants to buy, in one currency. It belongs to a user, or to whoever holds the guest token, and reserves nothing.
/// A user has one cart, whose id follows from theirs; an order empties it.
/// </summary>
internal sealed record Cart : Document
{
    public required string Currency { get; init; }

    public string? OwnerId { get; init; }

    public string? GuestTokenHash { get; init; }

    public ImmutableArray<CartLine> Lines { get; init; } = [];

    /// <summary>Codes that were entered, as <see cref="Promotions.Promotion.NormalizeCode"/> makes them.</summary>
    public ImmutableArray<string> Coupons { get; init; } = [];

    /// <summary>Guests' carts end; users' carts stay.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The user's cart that took this guest cart over. From then on the guest token opens nothing.</summary>
    public string? MergedInto { get; init; }

    public static string IdOfUser(string userId) => OpaqueId.From("crt", "user", userId);

    public bool IsOpen(DateTimeOffset now) => MergedInto is null && (ExpiresAt is not { } end || now < end);

    public CartLine? LineOf(string variantId) => Lines.FirstOrDefault(line => line.VariantId == variantId);

    /// <summary>The cart with this many units of a variant: a new line, a changed one, or none when the quantity is 0.</summary>
    public Cart With(CartLine line) => LineOf(line.VariantId) switch
    {
        null when line.Quantity == 0 => this,
        null => this with { Lines = Lines.Add(line) },
        var old when line.Quantity == 0 => this with { Lines = Lines.Remove(old) },
        var old => this with { Lines = Lines.Replace(old, line with { Id = old.Id }) },
    };
}

/// <summary>A number of units of one variant.</summary>
/// <param name="SellerId">Whose variant it is; kept so that lines can be grouped when Product cannot be asked.</param>
/// <param name="PriceWhenAdded">What a unit cost when it was put in, or when the buyer last accepted a change.</param>
internal sealed record CartLine(string Id, string VariantId, string SellerId, int Quantity, Money PriceWhenAdded);
