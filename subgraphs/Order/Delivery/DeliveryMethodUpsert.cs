using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>A way in which a seller delivers.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Code">What buyers choose it by, such as STANDARD, EXPRESS or PICK_UP: upper-case letters, digits and underscores.</param>
/// <param name="Label">For people.</param>
/// <param name="Kind">Of which kind it is.</param>
/// <param name="Zones">Where to, and for how much. A country belongs to one zone.</param>
/// <param name="SellerId">Whose it is. Null, for administrators: the shop's, for all sellers that have none of their own.</param>
/// <param name="Version">The version that you have seen; null for a new one.</param>
/// <param name="HandlingDays">Days until the parcel is handed over.</param>
/// <param name="Note">For people: where and when to pick it up, for example.</param>
internal sealed record DeliveryMethodUpsertInput(
    string IdempotencyKey, string Code, string Label, DeliveryKind Kind, IReadOnlyList<DeliveryZoneInput> Zones, string? SellerId = null,
    int? Version = null, int HandlingDays = 0, string? Note = null);

/// <summary>Countries to which the same rates hold.</summary>
/// <param name="Rates">Of all that apply to a delivery the lowest holds.</param>
/// <param name="CountryCodes">ISO 3166-1 alpha-2; none: everywhere else.</param>
/// <param name="TransitDays">How many days the carrier takes at most.</param>
internal sealed record DeliveryZoneInput(IReadOnlyList<DeliveryRateInput> Rates, IReadOnlyList<string>? CountryCodes = null, int? TransitDays = null);

/// <summary>A price of a delivery.</summary>
/// <param name="Price">What it costs; 0 makes it free where this applies.</param>
/// <param name="UpToGrams">Applies up to this weight in grams; null: to any.</param>
/// <param name="FromSubtotal">Applies from this value of the goods on, after discounts; null: to any.</param>
internal sealed record DeliveryRateInput(MoneyInput Price, int? UpToGrams = null, MoneyInput? FromSubtotal = null);

/// <summary>A delivery method after a change, or the reasons why it was not changed.</summary>
/// <param name="DeliveryMethod">The method as it is now.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record DeliveryMethodPayload(DeliveryMethodType? DeliveryMethod, IReadOnlyList<OrderError> UserErrors)
{
    internal static DeliveryMethodPayload Refused(params IReadOnlyList<OrderError> errors) => new(null, errors);

    internal static DeliveryMethodPayload Of(DeliveryMethod method) => new(new DeliveryMethodType(method), []);
}

[MutationRoot]
internal sealed class DeliveryMethodUpsert(DeliveryMethodWriter methods)
{
    /// <summary>Adds a delivery method or changes one. From now on it is offered at checkout; orders keep what was chosen.</summary>
    /// <param name="input">The method, whole.</param>
    [RequiresScopes("delivery:write")]
    public async Task<DeliveryMethodPayload?> DeliveryMethodUpsertAsync(
        DeliveryMethodUpsertInput input, Caller caller, CancellationToken cancellationToken) =>
        DeliveryMethodRules.Check(input) is { Count: > 0 } errors
            ? DeliveryMethodPayload.Refused(errors)
            : await methods.ChangeAsync(
                new DeliveryMethodTarget(caller, input.SellerId, input.Code, input.Version, nameof(DeliveryMethodUpsert), input.IdempotencyKey, input),
                current => Apply(current, input), cancellationToken);

    private static DeliveryMethod Apply(DeliveryMethod? current, DeliveryMethodUpsertInput input)
    {
        var owner = input.SellerId ?? DeliveryMethod.Shop;
        var method = current ?? new DeliveryMethod
        {
            Id = DeliveryMethod.IdOf(owner, input.Code),
            OwnerId = owner,
            Code = input.Code,
            Label = input.Label,
            Kind = input.Kind,
            Zones = [],
        };
        return method with
        {
            Label = input.Label.Trim(),
            Kind = input.Kind,
            Note = input.Note?.Trim(),
            HandlingDays = input.HandlingDays,
            Zones = [.. input.Zones.Select(ToZone)],
            IsRetired = false,
        };
    }

    private static DeliveryZone ToZone(DeliveryZoneInput zone) => new(
        [.. zone.CountryCodes ?? []], zone.TransitDays,
        [.. zone.Rates.Select(rate => new DeliveryRate(rate.Price.ToMoney(), rate.UpToGrams, rate.FromSubtotal?.ToMoney()))]);
}

/// <summary>Which delivery method is no longer offered.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Code">Its code.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="SellerId">Whose it is. Null, for administrators: the shop's.</param>
internal sealed record DeliveryMethodRetireInput(string IdempotencyKey, string Code, int Version, string? SellerId = null);

[MutationRoot]
internal sealed class DeliveryMethodRetire(DeliveryMethodWriter methods)
{
    /// <summary>Offers a method no longer. A seller without methods of its own delivers by the shop's.</summary>
    /// <param name="input">Which method.</param>
    [RequiresScopes("delivery:write")]
    public async Task<DeliveryMethodPayload?> DeliveryMethodRetireAsync(
        DeliveryMethodRetireInput input, Caller caller, CancellationToken cancellationToken) => await methods.ChangeAsync(
        new DeliveryMethodTarget(caller, input.SellerId, input.Code, input.Version, nameof(DeliveryMethodRetire), input.IdempotencyKey, input),
        current => current is null or { IsRetired: true } ? null : current with { IsRetired = true }, cancellationToken);
}
