using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>A message to a user in the shop.</summary>
[Key("id")]
internal sealed class NotificationType(Notification notification) : INode
{
    /// <summary>Opaque; <c>ntf_...</c>.</summary>
    public string Id => notification.Id;

    /// <summary>What it is about.</summary>
    public NotificationKind Kind => notification.Kind;

    /// <summary>One line.</summary>
    public string Title => notification.Title;

    /// <summary>A sentence or two.</summary>
    public string Body => notification.Body;

    /// <summary>Where to read on: a path within the shop; null when there is nothing more.</summary>
    public string? Link => notification.Link;

    /// <summary>When it was read; null until then.</summary>
    public DateTimeOffset? ReadAt => notification.ReadAt;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt => notification.CreatedAt;

    /// <summary>The order that it is about; null when it is about none.</summary>
    public OrderReference? Order => notification.OrderId is { } id ? new OrderReference(id) : null;

    /// <summary>Loads a message for the gateway: for its user only.</summary>
    [FederationResolver]
    public static IDataLoaderResult<NotificationType?> Resolve(string id, Caller caller, DocumentLoader<Notification> notifications) =>
        notifications.Load(id).Then(notification => caller.Is(notification.UserId) ? new NotificationType(notification) : null);
}

/// <summary>An order, known by id.</summary>
/// <param name="Id">The order's id.</param>
[Key("id", Resolvable = false)]
internal sealed record OrderReference(string Id);
