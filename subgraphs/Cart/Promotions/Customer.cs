using System.Collections.Immutable;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>
/// What must be known of somebody for "first order only": whether they have bought, and which unpaid orders may still become their
/// first. A user is known by id, a guest by the hash of the address.
/// </summary>
internal sealed record Customer : Document
{
    /// <summary>Orders that are not paid are forgotten after this long, should the event of their end never arrive.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    /// <summary>Has paid for an order.</summary>
    public bool HasBought { get; init; }

    public ImmutableArray<AwaitedOrder> Awaited { get; init; } = [];

    /// <summary>The customer behind an order; null when it names neither user nor address.</summary>
    public static string? IdOf(string? userId, string? email) => (userId, email) switch
    {
        ({ Length: > 0 }, _) => IdOfUser(userId),
        (_, { Length: > 0 }) => OpaqueId.From("cus", "email", NormalizeEmail(email)),
        _ => null,
    };

    public static string IdOfUser(string userId) => OpaqueId.From("cus", "user", userId);

    /// <summary>Whether an order could be the first: none is paid, no other is on its way.</summary>
    public bool MayStillBeFirst(string? orderId, DateTimeOffset now) =>
        !HasBought && !Awaited.Any(other => other.OrderId != orderId && now < other.At + Memory);

    /// <summary>An order is placed and may be paid.</summary>
    public Customer Awaiting(string orderId, DateTimeOffset now) => HasBought || Awaited.Any(order => order.OrderId == orderId)
        ? this
        : this with { Awaited = [.. Awaited.Where(other => now < other.At + Memory), new AwaitedOrder(orderId, now)] };

    /// <summary>An order came to nothing.</summary>
    public Customer Forget(string orderId) => this with { Awaited = Awaited.RemoveAll(order => order.OrderId == orderId) };

    /// <summary>An order is paid: nothing else will be the first.</summary>
    public Customer Buys() => this with { HasBought = true, Awaited = [] };

    // Sub-addresses reach the same person: ann+shop@example.com is ann@example.com.
    private static string NormalizeEmail(string email)
    {
        var address = email.Trim().ToLowerInvariant();
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? address.Remove(plus, at - plus) : address;
    }
}

/// <summary>An order that is not paid yet.</summary>
internal sealed record AwaitedOrder(string OrderId, DateTimeOffset At);
