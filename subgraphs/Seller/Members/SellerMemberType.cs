namespace Octomart.SellerSubgraph.Members;

/// <summary>Somebody who acts for a seller.</summary>
/// <param name="member">The membership.</param>
public sealed class SellerMemberType(SellerMember member)
{
    /// <summary>The person.</summary>
    public UserType? User => new(member.UserId);

    /// <summary>What the person may do.</summary>
    public SellerRole Role => member.Role;

    /// <summary>Since when.</summary>
    public DateTimeOffset JoinedAt => member.JoinedAt;
}
