using System.Text.Json;
using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.AuthSubgraph.SignIn;

/// <summary>Brings what a guest put into the cart into the user's cart.</summary>
internal sealed class GuestCarts(SubgraphClient subgraphs, IDocumentStore store, IOptions<SignInOptions> options, ILogger<GuestCarts> log)
{
    private const string Merge = "mutation($input: GuestCartMergeInput!) { guestCartMerge(input: $input) { __typename } }";

    /// <summary>
    /// Asks Cart, so that the cart is there when sign-in answers. When Cart is slow or away, an event tells it later; merging twice
    /// changes nothing.
    /// </summary>
    public async Task ClaimAsync(string userId, string guestToken, CancellationToken cancellationToken)
    {
        if (await MergeNowAsync(userId, guestToken, cancellationToken) is { } failure)
        {
            log.LogWarning("The guest cart of {UserId} will be merged later: {Failure}", userId, failure);
            await store.WriteAsync((work, _) =>
            {
                work.Publish(new GuestCartClaimed(userId, guestToken));
                return Task.CompletedTask;
            }, cancellationToken);
        }
    }

    private async Task<string?> MergeNowAsync(string userId, string guestToken, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(options.Value.CartMergeTimeout);
        try
        {
            var reply = await subgraphs.SendAsync<MergeData>("cart", Merge, new { input = new { userId, guestToken } }, limited.Token);
            return reply.Failure;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "it took too long.";
        }
    }

    private sealed record MergeData(JsonElement? GuestCartMerge);
}
