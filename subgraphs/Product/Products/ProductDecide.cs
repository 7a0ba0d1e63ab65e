using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A product that goes on sale as it is.</summary>
/// <param name="Id">Which product.</param>
/// <param name="Version">The version that you have looked at: a later change is not approved unseen.</param>
internal sealed record ProductApproveInput(string Id, int Version);

/// <summary>A product that goes back to its seller.</summary>
/// <param name="Id">Which product.</param>
/// <param name="Version">The version that you have looked at.</param>
/// <param name="Note">What is to be mended, for the seller; 1 to 1000 characters.</param>
internal sealed record ProductRejectInput(string Id, int Version, string Note);

/// <summary>The shop's decision on a product that was handed in. Deciding the same again changes nothing.</summary>
[MutationRoot]
internal sealed class ProductDecide(ProductEditor editor, ProductRecorder recorder, TimeProvider clock)
{
    private const int MaxNote = 1000;

    /// <summary>Approves a product that waits for it: it goes on sale. For the shop's administrators.</summary>
    /// <param name="input">Which product.</param>
    [RequiresScopes(SharedListing.Scope)]
    public async Task<ProductPayload?> ProductApproveAsync(ProductApproveInput input, Caller caller, CancellationToken cancellationToken) =>
        await DecideAsync(input.Id, input.Version, caller, product => product.Status == ProductStatus.PendingReview ? product.Publish(clock.GetUtcNow()) : null, cancellationToken);

    /// <summary>Sends a product back to its seller as a draft, with a note. For the shop's administrators.</summary>
    /// <param name="input">Which product, and why.</param>
    [RequiresScopes(SharedListing.Scope)]
    public async Task<ProductPayload?> ProductRejectAsync(ProductRejectInput input, Caller caller, CancellationToken cancellationToken) =>
        input.Note.Trim().Length is 0 or > MaxNote
            ? ProductPayload.Refused(CatalogError.Invalid($"A note has 1 to {MaxNote} characters.", "note"))
            : await DecideAsync(input.Id, input.Version, caller, product => product.Reject(input.Note.Trim(), clock.GetUtcNow()), cancellationToken);

    private async Task<ProductPayload> DecideAsync(string id, int version, Caller caller, Func<Product, Product?> decide, CancellationToken cancellationToken) =>
        !SharedListing.IsRunBy(caller)
            ? ProductPayload.Refused(CatalogError.Forbidden("The shop's administrators decide."))
            : await editor.EditAsync(id, version, caller, (work, product, summary, _) =>
            {
                if (decide(product) is not { } decided)
                {
                    return Task.FromResult(ProductPayload.Refused(CatalogError.Invalid($"It does not wait for approval: it is {product.Status}.", "id")));
                }

                work.Update(decided);
                recorder.Record(work, decided, summary);
                return Task.FromResult(ProductPayload.Of(decided));
            }, cancellationToken);
}
