using Microsoft.Extensions.Options;
using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Recommendations;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AiSubgraph.Interactions;

/// <summary>What shoppers did.</summary>
/// <param name="Events">At most 100.</param>
internal sealed record InteractionsRecordInput(IReadOnlyList<InteractionInput> Events);

/// <summary>Something a shopper did with a product.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Kind">What they did.</param>
/// <param name="At">When; at most a week ago.</param>
/// <param name="QueryId">The search that showed the product.</param>
/// <param name="Position">Its place among the hits, from 1.</param>
internal sealed record InteractionInput(string ProductId, InteractionKind Kind, DateTimeOffset At, string? QueryId = null, int? Position = null);

/// <summary>What a shopper did with a product.</summary>
internal enum InteractionKind
{
    /// <summary>Looked at its page.</summary>
    View,

    /// <summary>Chose it among search hits or recommendations.</summary>
    Click,

    /// <summary>Put it into the cart.</summary>
    CartAdd,
}

/// <summary>How many were recorded, or why none was.</summary>
/// <param name="Accepted">How many are on record now; the same event sent twice is recorded once, unknown products are skipped.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record InteractionsRecordPayload(int Accepted, IReadOnlyList<AiError> UserErrors);

[MutationRoot]
internal sealed class InteractionsRecord(
    IDocumentStore store, LiveCatalogue catalogue, Recommender recommender, InteractionRateLimit limit, IOptions<AiOptions> options, TimeProvider clock)
{
    private const int MostEvents = 100;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Tells the shop what was looked at and chosen; it learns what to show. Sending the same events again changes nothing.</summary>
    /// <param name="input">What shoppers did.</param>
    public async Task<InteractionsRecordPayload> InteractionsRecordAsync(InteractionsRecordInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (Check(input) is { } error)
        {
            return new InteractionsRecordPayload(0, [error]);
        }

        if (!limit.TryTake(caller.Key, input.Events.Count, options.Value.InteractionsPerMinute))
        {
            return new InteractionsRecordPayload(0, [new AiError(AiErrorCode.RateLimited, "Too many events; try again in a minute.")]);
        }

        await catalogue.WhenLoadedAsync(cancellationToken);
        var entries = input.Events.Where(e => catalogue.Index.Find(e.ProductId) is not null).Select(e => Entry(e, caller)).DistinctBy(e => e.Id).ToList();
        await store.WriteAsync(async (work, ct) =>
        {
            var known = await work.FindManyAsync<InteractionEntry>([.. entries.Select(e => e.Id)], ct);
            foreach (var entry in entries.Where(e => !known.ContainsKey(e.Id)))
            {
                work.Insert(entry);
            }

            work.AfterCommit(recommender.MarkStale);
        }, cancellationToken);
        return new InteractionsRecordPayload(entries.Count, []);
    }

    private AiError? Check(InteractionsRecordInput input)
    {
        if (input.Events.Count is 0 or > MostEvents)
        {
            return new AiError(AiErrorCode.Invalid, $"Send 1 to {MostEvents} events.", ["input", "events"]);
        }

        var now = clock.GetUtcNow();
        for (var i = 0; i < input.Events.Count; i++)
        {
            var e = input.Events[i];
            string[] path = ["input", "events", $"{i}"];
            if (e.At > now + ClockSkew || e.At < now - Oldest)
            {
                return new AiError(AiErrorCode.Invalid, "An event happened within the last week.", [.. path, "at"]);
            }

            if (e.Position < 1)
            {
                return new AiError(AiErrorCode.Invalid, "A position is 1 or more.", [.. path, "position"]);
            }

            if (e.ProductId.Length > 100 || e.QueryId?.Length > 100)
            {
                return new AiError(AiErrorCode.Invalid, "An id has at most 100 characters.", path);
            }
        }

        return null;
    }

    // The id is derived from the event, so that a retry finds what the first try wrote.
    private static InteractionEntry Entry(InteractionInput input, Caller caller) => new()
    {
        Id = OpaqueId.From("int", caller.Key, input.ProductId, $"{input.Kind}", $"{input.At.ToUnixTimeMilliseconds()}", input.QueryId ?? ""),
        UserId = caller.UserId,
        ProductId = input.ProductId,
        Kind = input.Kind,
        QueryId = input.QueryId,
        Position = input.Position,
        At = input.At,
    };
}
