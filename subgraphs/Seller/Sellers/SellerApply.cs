using Microsoft.Extensions.Options;
using Octomart.Messaging;
using Octomart.SellerSubgraph.Members;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Who wants to sell.</summary>
/// <param name="Name">As shoppers will see it.</param>
/// <param name="Slug">Its name in addresses: lower-case letters, digits and hyphens.</param>
/// <param name="CountryCode">Where it ships from, ISO 3166-1 alpha-2.</param>
/// <param name="About">A few sentences for its page.</param>
public sealed record SellerApplyInput(string Name, string Slug, string CountryCode, string? About = null);

[MutationRoot]
internal sealed class SellerApply(IDocumentStore store, IOptions<ApplicationOptions> options, TimeProvider clock)
{
    private static readonly SellerError TooMany = new(
        SellerErrorCode.LimitReached, "You have applications that wait for a decision; await it first.");

    private static readonly SellerError SlugTaken = new(SellerErrorCode.SlugTaken, "Another seller has this slug.", ["input", "slug"]);

    /// <summary>
    /// Applies to sell in the shop, whose people decide. The applicant becomes the owner. Applying again word for word answers with the
    /// first application.
    /// </summary>
    /// <param name="input">Who wants to sell.</param>
    [Authenticated]
    public async Task<SellerPayload?> SellerApplyAsync(SellerApplyInput input, Caller caller, CancellationToken cancellationToken)
    {
        var errors = Check(input).ToList();
        if (caller.UserId is not { } userId || errors.Count > 0)
        {
            return SellerPayload.Refused(errors);
        }

        try
        {
            return await store.WriteAsync([userId], (work, token) => ApplyAsync(work, input, userId, token), cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            return SellerPayload.Refused(SlugTaken); // Somebody else took it at this very moment.
        }
    }

    private static IEnumerable<SellerError> Check(SellerApplyInput input) => new[]
    {
        SellerProfile.CheckName(input.Name),
        SellerProfile.CheckSlug(input.Slug),
        SellerProfile.CheckCountry(input.CountryCode),
        SellerProfile.CheckAbout(input.About),
    }.OfType<SellerError>();

    private async Task<SellerPayload> ApplyAsync(
        IUnitOfWork work, SellerApplyInput input, string userId, CancellationToken cancellationToken)
    {
        var application = new Seller
        {
            Id = OpaqueId.New("sel", clock),
            Slug = input.Slug,
            HeldSlug = input.Slug,
            Name = input.Name.Trim(),
            CountryCode = input.CountryCode.ToUpperInvariant(),
            About = SellerProfile.Optional(input.About),
            OwnerUserId = userId,
            AppliedAt = clock.GetUtcNow(),
        };
        var sameSlug = new DocumentQuery<Seller> { Where = seller => seller.HeldSlug != null && seller.HeldSlug == input.Slug, Limit = 1 };
        if (await work.ListAsync(sameSlug, cancellationToken) is [var taken])
        {
            return IsRepeatedBy(taken, application) ? SellerPayload.Done(taken) : SellerPayload.Refused(SlugTaken);
        }

        var open = new DocumentQuery<Seller> { Where = seller => seller.OwnerUserId == userId && seller.Status == SellerStatus.Applied };
        if ((await work.ListAsync(open, cancellationToken)).Count >= options.Value.MaxOpenPerUser)
        {
            return SellerPayload.Refused(TooMany);
        }

        work.Insert(application);
        work.Insert(SellerMember.OwnerOf(application, clock.GetUtcNow()));
        work.Publish(application.ToEvent());
        return SellerPayload.Done(application);
    }

    private static bool IsRepeatedBy(Seller known, Seller application) =>
        known.Status == SellerStatus.Applied && known.OwnerUserId == application.OwnerUserId && known.Name == application.Name
        && known.CountryCode == application.CountryCode && known.About == application.About;
}
