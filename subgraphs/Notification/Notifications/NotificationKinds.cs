namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>Which notifications a user may switch off. What one needs to use the account, or is owed about one's money, is always sent.</summary>
internal static class NotificationKinds
{
    /// <summary>All kinds that have settings, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<NotificationKind> Configurable =
    [
        NotificationKind.OrderConfirmed, NotificationKind.OrderShipped, NotificationKind.OrderDelivered, NotificationKind.OrderCancelled,
        NotificationKind.OrderPartlyCancelled, NotificationKind.ReturnChanged, NotificationKind.SellerOrderReceived, NotificationKind.SellerOrderCancelled,
        NotificationKind.SellerReturnChanged, NotificationKind.SellerPayoutPaid, NotificationKind.SellerDecided,
    ];

    /// <summary>Whether the mail of this kind is always sent.</summary>
    public static bool IsMailRequired(this NotificationKind kind) =>
        kind is not (NotificationKind.OrderShipped or NotificationKind.OrderDelivered or NotificationKind.SellerOrderReceived
            or NotificationKind.SellerOrderCancelled or NotificationKind.SellerReturnChanged or NotificationKind.SellerPayoutPaid);
}
