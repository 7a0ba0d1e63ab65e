using Octomart.SubgraphDefaults.Schema;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>Why something about notifications was not done.</summary>
internal enum NotificationErrorCode
{
    /// <summary>There is no such message, or it is not yours.</summary>
    NotFound,

    /// <summary>An input is not usable; the field says which.</summary>
    Invalid,

    /// <summary>This kind is always sent: it is needed to use the account, or owed about money.</summary>
    Required,
}

/// <summary>Why something about notifications was not done.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people; may change.</param>
/// <param name="Field">The path of the input field at fault; null when no single field is.</param>
internal sealed record NotificationError(NotificationErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError;
