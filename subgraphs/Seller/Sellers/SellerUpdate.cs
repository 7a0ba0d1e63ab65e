using Octomart.Messaging;
using Octomart.SellerSubgraph.Members;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>What a seller says about itself; what is left out stays, an empty text is removed.</summary>
/// <param name="Id">The seller.</param>
/// <param name="Name">As shoppers see it.</param>
/// <param name="CountryCode">Where it ships from, ISO 3166-1 alpha-2.</param>
/// <param name="About">A few sentences for its page.</param>
/// <param name="LogoUrl">A picture: an https address, or a path of the shop's media.</param>
public sealed record SellerUpdateInput(string Id, string? Name = null, string? CountryCode = null, string? About = null, string? LogoUrl = null);

[MutationRoot]
internal sealed class SellerUpdate(IDocumentStore store)
{
    /// <summary>Changes what a seller says about itself; for its owner and managers.</summary>
    /// <param name="input">What changes.</param>
    [Authenticated]
    public async Task<SellerPayload?> SellerUpdateAsync(SellerUpdateInput input, Caller caller, CancellationToken cancellationToken)
    {
        var errors = Check(input).ToList();
        return errors.Count > 0
            ? SellerPayload.Refused(errors)
            : await store.WriteAsync((work, token) => UpdateAsync(work, input, caller, token), cancellationToken);
    }

    private static IEnumerable<SellerError> Check(SellerUpdateInput input) => new[]
    {
        input.Name is { } name ? SellerProfile.CheckName(name) : null,
        input.CountryCode is { } country ? SellerProfile.CheckCountry(country) : null,
        SellerProfile.CheckAbout(input.About),
        SellerProfile.CheckLogoUrl(SellerProfile.Optional(input.LogoUrl)),
    }.OfType<SellerError>();

    private static async Task<SellerPayload> UpdateAsync(
        IUnitOfWork work, SellerUpdateInput input, Caller caller, CancellationToken cancellationToken)
    {
        var seller = await work.FindAsync<Seller>(input.Id, cancellationToken);
        var member = caller.UserId is { } userId
            ? await work.FindAsync<SellerMember>(SellerMember.IdOf(input.Id, userId), cancellationToken)
            : null;
        if (seller is null || (member is null && !SellerVisibility.SeesAll(caller)))
        {
            return SellerPayload.Refused(SellerError.NotFound());
        }

        if (member is { CanEditProfile: false })
        {
            return SellerPayload.Refused(new SellerError(SellerErrorCode.Forbidden, "Ask an owner or a manager."));
        }

        if (seller.Status is SellerStatus.Rejected or SellerStatus.Suspended)
        {
            return SellerPayload.Refused(SellerError.InvalidTransition(seller, "changed"));
        }

        var updated = seller with
        {
            Name = input.Name?.Trim() ?? seller.Name,
            CountryCode = input.CountryCode?.ToUpperInvariant() ?? seller.CountryCode,
            About = input.About is null ? seller.About : SellerProfile.Optional(input.About),
            LogoUrl = input.LogoUrl is null ? seller.LogoUrl : SellerProfile.Optional(input.LogoUrl),
        };
        if (updated != seller)
        {
            work.Update(updated);
            work.Publish(updated.ToEvent());
        }

        return SellerPayload.Done(updated);
    }
}
