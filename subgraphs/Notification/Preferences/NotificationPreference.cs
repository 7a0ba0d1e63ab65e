using Octomart.NotificationSubgraph.Notifications;

namespace Octomart.NotificationSubgraph.Preferences;

/// <summary>How the user is told of one kind of thing.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Email">Whether by mail.</param>
/// <param name="EmailRequired">Whether the mail cannot be switched off.</param>
/// <param name="InApp">Whether in the shop.</param>
internal sealed record NotificationPreference(NotificationKind Kind, bool Email, bool EmailRequired, bool InApp)
{
    internal static IReadOnlyList<NotificationPreference> ListOf(UserPreferences? preferences) =>
    [
        .. NotificationKinds.Configurable.Select(kind => new NotificationPreference(
            kind, preferences?.WithoutMail.Contains(kind) != true, kind.IsMailRequired(), preferences?.WithoutInApp.Contains(kind) != true)),
    ];
}
