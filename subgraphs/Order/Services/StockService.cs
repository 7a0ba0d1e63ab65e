using Octomart.SubgraphDefaults.Calls;

namespace Octomart.OrderSubgraph.Services;

/// <summary>What Order asks of Product. All of it is idempotent by the order's id.</summary>
internal sealed class StockService(SubgraphClient subgraphs)
{
    private const string Reserve =
        "mutation($input: StockReserveInput!) { stockReserve(input: $input) { shortages { variantId } userErrors { code message } } }";

    private const string Commit = "mutation($input: StockCommitInput!) { stockCommit(input: $input) { userErrors { code message } } }";

    private const string Release = "mutation($input: StockReleaseInput!) { stockRelease(input: $input) { userErrors { code message } } }";

    private const string Restock = "mutation($input: StockRestockInput!) { stockRestock(input: $input) { userErrors { code message } } }";

    /// <summary>Sets all of it aside, or nothing.</summary>
    public async Task<ServiceAnswer> ReserveAsync(
        string orderId, IReadOnlyList<StockLine> lines, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<ReserveReply>(
            "product", Reserve, new { input = new { orderId, lines, expiresAt } }, cancellationToken);
        return reply.Data?.StockReserve is { } payload
            ? ServiceAnswer.Of(payload.UserErrors, payload.Shortages?.Select(shortage => shortage.VariantId).ToList())
            : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>What is reserved becomes sold. Refused when it is no longer reserved.</summary>
    public async Task<ServiceAnswer> CommitAsync(string orderId, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<CommitReply>("product", Commit, new { input = new { orderId } }, cancellationToken);
        return reply.Data?.StockCommit is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>What is reserved or sold goes back; a reservation that is still on its way will be turned away.</summary>
    public async Task<ServiceAnswer> ReleaseAsync(string orderId, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<ReleaseReply>("product", Release, new { input = new { orderId } }, cancellationToken);
        return reply.Data?.StockRelease is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    /// <summary>Sold units go back on sale, once under the id.</summary>
    public async Task<ServiceAnswer> RestockAsync(
        string orderId, string restockId, IReadOnlyList<StockLine> lines, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<RestockReply>(
            "product", Restock, new { input = new { restockId, orderId, lines } }, cancellationToken);
        return reply.Data?.StockRestock is { } payload ? ServiceAnswer.Of(payload.UserErrors) : ServiceAnswer.Unknown(reply.Failure);
    }

    private sealed record RestockReply(Payload? StockRestock);

    private sealed record ReserveReply(Payload? StockReserve);

    private sealed record CommitReply(Payload? StockCommit);

    private sealed record ReleaseReply(Payload? StockRelease);

    private sealed record Payload(IReadOnlyList<WireError> UserErrors, IReadOnlyList<Shortage>? Shortages = null);

    private sealed record Shortage(string VariantId);
}

/// <summary>How many units of a variant.</summary>
internal sealed record StockLine(string VariantId, int Quantity);
