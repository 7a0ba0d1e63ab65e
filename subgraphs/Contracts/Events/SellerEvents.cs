namespace Octomart.Contracts.Events;

/// <summary>A seller as it is now: sent at every change of name, slug or status.</summary>
/// <param name="Status">APPLIED, ONBOARDING, IN_REVIEW, APPROVED, REJECTED or SUSPENDED.</param>
/// <param name="Version">Rises with every event of this seller: an older one is to be ignored.</param>
public sealed record SellerChanged(string SellerId, string Slug, string Name, string Status, long Version);

/// <summary>A user belongs, or no longer belongs, to a seller. Auth grants the seller's scopes from it.</summary>
/// <param name="Role">OWNER, MANAGER or STAFF.</param>
/// <param name="IsActive">False once the membership has ended or the seller may not trade.</param>
/// <param name="Version">Rises with every event of this membership: an older one is to be ignored.</param>
public sealed record SellerMembershipChanged(string SellerId, string UserId, string Role, bool IsActive, long Version);

/// <summary>An admin has decided on an application. Notification tells the applicant.</summary>
public sealed record SellerDecided(string SellerId, string Name, string OwnerUserId, bool IsApproved, string? Note);
