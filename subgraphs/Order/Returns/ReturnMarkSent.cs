using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>Which return is on its way.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The return.</param>
/// <param name="Carrier">Who carries it.</param>
/// <param name="TrackingNumber">The carrier's number for it.</param>
/// <param name="GuestToken">The token of a guest's order.</param>
internal sealed record ReturnMarkSentInput(
    string IdempotencyKey, string Id, string? Carrier = null, string? TrackingNumber = null, string? GuestToken = null);

/// <summary>Which return its buyer gives up.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">The return.</param>
/// <param name="GuestToken">The token of a guest's order.</param>
internal sealed record ReturnWithdrawInput(string IdempotencyKey, string Id, string? GuestToken = null);

[MutationRoot]
internal sealed class ReturnMarkSent(ReturnWriter returns, TimeProvider clock)
{
    /// <summary>Tells the seller that an approved return is on its way.</summary>
    /// <param name="input">Which return, and how it is sent.</param>
    public async Task<ReturnPayload> ReturnMarkSentAsync(ReturnMarkSentInput input, Caller caller, CancellationToken cancellationToken)
    {
        OrderError?[] errors = [ReturnRules.CheckTracking(input.Carrier, "carrier"), ReturnRules.CheckTracking(input.TrackingNumber, "trackingNumber")];
        return errors.OfType<OrderError>().ToList() is { Count: > 0 } found
            ? ReturnPayload.Refused(found)
            : await returns.ChangeAsync(
                new ReturnTarget(caller, input.Id, IsBySeller: false, nameof(ReturnMarkSent), input.IdempotencyKey, input, input.GuestToken),
                (placed, approved) => (placed.SendReturn(approved, input.Carrier?.Trim(), input.TrackingNumber?.Trim(), clock.GetUtcNow()), null),
                "Only a return that the seller has approved can be sent.",
                cancellationToken);
    }

    /// <summary>Gives a return up before it is sent; its units may be returned later.</summary>
    /// <param name="input">Which return.</param>
    public async Task<ReturnPayload> ReturnWithdrawAsync(ReturnWithdrawInput input, Caller caller, CancellationToken cancellationToken) =>
        await returns.ChangeAsync(
            new ReturnTarget(caller, input.Id, IsBySeller: false, nameof(ReturnWithdrawAsync), input.IdempotencyKey, input, input.GuestToken),
            (placed, open) => (placed.WithdrawReturn(open, clock.GetUtcNow()), null),
            "Only a return that is not sent can be withdrawn.",
            cancellationToken);
}
