namespace Octomart.SellerSubgraph.Sellers;

/// <summary>The seller after the change, or the reasons why nothing changed.</summary>
/// <param name="Seller">The seller.</param>
/// <param name="UserErrors">Empty on success.</param>
public sealed record SellerPayload(SellerType? Seller, IReadOnlyList<SellerError> UserErrors)
{
    internal static SellerPayload Done(Seller seller) => new(new SellerType(seller), []);

    internal static SellerPayload Refused(params IReadOnlyList<SellerError> errors) => new(null, errors);
}
