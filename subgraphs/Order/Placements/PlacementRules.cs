using System.Net.Mail;
using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>What orderPlace demands of its input, and who buys by it. Pure.</summary>
internal static class PlacementRules
{
    public static IReadOnlyList<OrderError> Check(OrderPlaceInput input, Caller caller)
    {
        var errors = input.ShippingAddress.Check("shippingAddress").ToList();
        if (!IdempotencyKey.IsValid(input.IdempotencyKey))
        {
            errors.Add(OrderError.KeyInvalid);
        }

        if (!caller.IsSignedIn && input.GuestToken is null)
        {
            errors.Add(new OrderError(OrderErrorCode.NotFound, "There is no such cart.", ["input", "cartId"]));
        }

        if (input.Email is null && !caller.IsSignedIn)
        {
            errors.Add(OrderError.Invalid("A guest needs an address to be written to.", "email"));
        }

        if (input.Email is { } email && (!MailAddress.TryCreate(email, out var address) || address.Address != email.Trim()))
        {
            errors.Add(OrderError.Invalid("This is no e-mail address.", "email"));
        }

        if (input.DeliveryBySeller.DistinctBy(pick => pick.SellerId).Count() != input.DeliveryBySeller.Count)
        {
            errors.Add(OrderError.Invalid("Choose one delivery for each seller.", "deliveryBySeller"));
        }

        return errors;
    }

    /// <summary>Users are told apart by who they are, guests by the cart that their token opens.</summary>
    public static string KeyOwner(OrderPlaceInput input, Caller caller) =>
        caller.UserId ?? $"guest:{SecretToken.HashOf(input.GuestToken ?? "")}";

    public static Buyer BuyerOf(OrderPlaceInput input, Caller caller) =>
        new(caller.UserId, GuestTokenOf(input, caller) is { } token ? SecretToken.HashOf(token) : null, input.Email?.Trim());

    /// <summary>
    /// The token of a guest's order follows from the cart's token and the key, both of which only the guest holds: a repeated request is
    /// told it again, although it is stored nowhere.
    /// </summary>
    public static string? GuestTokenOf(OrderPlaceInput input, Caller caller) =>
        caller.IsSignedIn || input.GuestToken is null ? null : SecretToken.Derive(input.GuestToken, $"order:{input.IdempotencyKey}");
}
