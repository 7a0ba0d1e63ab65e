using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.NotificationSubgraph.Preferences;

/// <summary>How to be told of one kind of thing.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Email">Whether by mail; null leaves it as it is.</param>
/// <param name="InApp">Whether in the shop; null leaves it as it is.</param>
internal sealed record NotificationPreferenceSetInput(NotificationKind Kind, bool? Email, bool? InApp);

/// <summary>All preferences as they are now.</summary>
/// <param name="Preferences">One a kind.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record NotificationPreferencePayload(IReadOnlyList<NotificationPreference> Preferences, IReadOnlyList<NotificationError> UserErrors);

/// <summary>The user chooses what to be told.</summary>
[MutationRoot]
internal sealed class NotificationPreferenceSet(IDocumentStore store)
{
    /// <summary>Switches mails or messages of one kind on or off for the signed-in user.</summary>
    /// <param name="input">What to change.</param>
    [Authenticated]
    public async Task<NotificationPreferencePayload?> NotificationPreferenceSetAsync(NotificationPreferenceSetInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.UserId is not { } userId)
        {
            return null;
        }

        var error = Validate(input);
        var preferences = error is null
            ? await store.WriteAsync([UserPreferences.IdOf(userId)], (work, ct) => ChangeAsync(work, userId, input, ct), cancellationToken)
            : await store.Set<UserPreferences>().FindAsync(UserPreferences.IdOf(userId), cancellationToken);
        return new NotificationPreferencePayload(NotificationPreference.ListOf(preferences), error is null ? [] : [error]);
    }

    private static NotificationError? Validate(NotificationPreferenceSetInput input) => input switch
    {
        _ when !NotificationKinds.Configurable.Contains(input.Kind) => new(NotificationErrorCode.Required, "This is always sent.", ["input", "kind"]),
        { Email: false } when input.Kind.IsMailRequired() => new(NotificationErrorCode.Required, "This mail is always sent.", ["input", "email"]),
        _ => null,
    };

    private static async Task<UserPreferences> ChangeAsync(IUnitOfWork work, string userId, NotificationPreferenceSetInput input, CancellationToken cancellationToken)
    {
        var id = UserPreferences.IdOf(userId);
        var known = await work.FindAsync<UserPreferences>(id, cancellationToken);
        var changed = (known ?? new UserPreferences { Id = id }).With(input.Kind, input.Email, input.InApp);
        work.Save(changed);

        return changed;
    }
}
