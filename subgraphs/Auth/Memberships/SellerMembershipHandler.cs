using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.AuthSubgraph.Memberships;

/// <summary>Keeps who belongs to which seller: tokens that are issued from now on carry it.</summary>
internal sealed class SellerMembershipHandler : IMessageHandler<SellerMembershipChanged>
{
    public async Task HandleAsync(SellerMembershipChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var id = Membership.IdOf(message.SellerId, message.UserId);
        var known = await work.FindAsync<Membership>(id, cancellationToken);
        if (known?.EventVersion >= message.Version)
        {
            return;
        }

        if (known is null)
        {
            work.Insert(new Membership
            {
                Id = id,
                SellerId = message.SellerId,
                UserId = message.UserId,
                Role = message.Role,
                IsActive = message.IsActive,
                EventVersion = message.Version,
            });
        }
        else
        {
            work.Update(known with { Role = message.Role, IsActive = message.IsActive, EventVersion = message.Version });
        }

        await UpdateRoleAsync(work, id, message, cancellationToken);
    }

    // The user is written even when the role stays: two events of one user then run one after the other, and each sees what the other did.
    private static async Task UpdateRoleAsync(
        IUnitOfWork work, string id, SellerMembershipChanged message, CancellationToken cancellationToken)
    {
        var others = new DocumentQuery<Membership>
        {
            Where = membership => membership.UserId == message.UserId && membership.IsActive && membership.Id != id,
            Limit = 1,
        };
        if (await work.FindAsync<User>(message.UserId, cancellationToken) is { } user)
        {
            work.Update(user.WithRole(Role.SellerMember, message.IsActive || (await work.ListAsync(others, cancellationToken)).Count > 0));
        }
    }
}
