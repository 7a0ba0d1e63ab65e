using System.Collections.Immutable;
using Octomart.AuthSubgraph.Addresses;
using Octomart.Store;

namespace Octomart.AuthSubgraph.Users;

/// <summary>An account.</summary>
public sealed record User : Document
{
    /// <summary>The address as its owner typed it.</summary>
    public required string Email { get; init; }

    /// <summary>The address as it is compared: one account each.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>As others see the person.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Argon2id, in PHC notation.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Roles that were granted; SELLER_MEMBER follows the memberships.</summary>
    public ImmutableArray<Role> Roles { get; init; } = [Role.Customer];

    /// <summary>When the address was proven; nobody signs in before.</summary>
    public DateTimeOffset? EmailVerifiedAt { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The address book.</summary>
    public ImmutableArray<SavedAddress> Addresses { get; init; } = [];

    /// <summary>Whether the owner of the account is the owner of the address.</summary>
    public bool IsVerified => EmailVerifiedAt is not null;

    /// <summary>The account once its address is proven. Proving it again changes nothing.</summary>
    public User Verify(DateTimeOffset now) => this with { EmailVerifiedAt = EmailVerifiedAt ?? now };

    /// <summary>The account with or without this role.</summary>
    public User WithRole(Role role, bool isGranted) => this with { Roles = isGranted ? [.. Roles.Remove(role), role] : Roles.Remove(role) };
}
