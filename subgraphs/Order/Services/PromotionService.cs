using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>What Order asks of Cart about promotions. All of it is idempotent by the order's id.</summary>
internal sealed class PromotionService(SubgraphClient subgraphs)
{
    private const string Reserve =
        "mutation($input: PromotionsReserveInput!) { promotionsReserve(input: $input) { userErrors { code message } } }";

    private const string Commit = "mutation($input: PromotionsCommitInput!) { promotionsCommit(input: $input) { userErrors { code message } } }";

    private const string Release = "mutation($input: PromotionsReleaseInput!) { promotionsRelease(input: $input) { userErrors { code message } } }";

    /// <summary>Holds one use of each of the order's promotions, or none. Refused when one is used up.</summary>
    public async Task<ServiceAnswer> ReserveAsync(Order order, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var input = new
        {
            orderId = order.Id,
            promotions = order.Promotions.Select(promotion => new
            {
                promotion.PromotionId,
                discount = new { promotion.Discount.MinorUnits, promotion.Discount.Currency },
            }).ToList(),
            userId = order.BuyerId,
            email = order.BuyerId is null ? order.Email : null,
            expiresAt,
        };
        var reply = await subgraphs.SendAsync<ReserveReply>("cart", Reserve, new { input }, cancellationToken);
        return reply.Data?.PromotionsReserve is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>The uses are used for good.</summary>
    public async Task<ServiceAnswer> CommitAsync(string orderId, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<CommitReply>("cart", Commit, new { input = new { orderId } }, cancellationToken);
        return reply.Data?.PromotionsCommit is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>The uses are free for others; a reservation that is still on its way will be turned away.</summary>
    public async Task<ServiceAnswer> ReleaseAsync(string orderId, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<ReleaseReply>("cart", Release, new { input = new { orderId } }, cancellationToken);
        return reply.Data?.PromotionsRelease is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    private sealed record ReserveReply(Payload? PromotionsReserve);

    private sealed record CommitReply(Payload? PromotionsCommit);

    private sealed record ReleaseReply(Payload? PromotionsRelease);

    private sealed record Payload(IReadOnlyList<WireError> UserErrors);
}
