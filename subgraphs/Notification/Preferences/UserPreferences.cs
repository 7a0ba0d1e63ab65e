using System.Collections.Immutable;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Preferences;

/// <summary>What a user has switched off. What is not listed is on.</summary>
internal sealed record UserPreferences : Document
{
    /// <summary>Kinds of which no mail is sent.</summary>
    public ImmutableArray<NotificationKind> WithoutMail { get; init; } = [];

    /// <summary>Kinds that do not appear in the shop.</summary>
    public ImmutableArray<NotificationKind> WithoutInApp { get; init; } = [];

    public static string IdOf(string userId) => OpaqueId.From("npf", userId);

    /// <summary>The preferences with one kind changed; null leaves a channel as it is.</summary>
    public UserPreferences With(NotificationKind kind, bool? email, bool? inApp) => this with
    {
        WithoutMail = Switch(WithoutMail, kind, email),
        WithoutInApp = Switch(WithoutInApp, kind, inApp),
    };

    private static ImmutableArray<NotificationKind> Switch(ImmutableArray<NotificationKind> off, NotificationKind kind, bool? on) => on switch
    {
        true => off.Remove(kind),
        false when !off.Contains(kind) => off.Add(kind),
        _ => off,
    };
}
