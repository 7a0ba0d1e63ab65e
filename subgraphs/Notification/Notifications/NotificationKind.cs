namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>What a notification is about.</summary>
internal enum NotificationKind
{
    /// <summary>The link that proves an address.</summary>
    EmailVerification,

    /// <summary>Somebody registered with an address that has an account already.</summary>
    RegistrationRepeated,

    /// <summary>The link that sets a new password.</summary>
    PasswordReset,

    /// <summary>The shop has decided on a seller's application.</summary>
    SellerDecided,

    /// <summary>An order is paid and passed on to the sellers.</summary>
    OrderConfirmed,

    /// <summary>A seller has shipped a parcel.</summary>
    OrderShipped,

    /// <summary>A parcel has arrived.</summary>
    OrderDelivered,

    /// <summary>An order was cancelled.</summary>
    OrderCancelled,

    /// <summary>Some of an order will not come; the rest stands.</summary>
    OrderPartlyCancelled,

    /// <summary>A return was approved, rejected, received or refunded.</summary>
    ReturnChanged,

    /// <summary>Money that is owed to the buyer could not go back the way it came; the shop sees to it.</summary>
    RefundFailed,

    /// <summary>For the shop's staff: a refund that somebody has to see to.</summary>
    StaffRefundFailed,

    /// <summary>For the shop's staff: a buyer wants a payment back from the bank, and the shop may have to answer.</summary>
    StaffPaymentDisputed,

    /// <summary>For the shop's staff: a payment provider's books and the ledger differ, and nothing explains it.</summary>
    StaffBooksDiffer,

    /// <summary>For sellers: somebody ordered.</summary>
    SellerOrderReceived,

    /// <summary>For sellers: what is not to be shipped any more.</summary>
    SellerOrderCancelled,

    /// <summary>For sellers: somebody asks to send something back, or has sent it.</summary>
    SellerReturnChanged,

    /// <summary>For sellers: a payout has arrived.</summary>
    SellerPayoutPaid,

    /// <summary>For sellers: a payout did not arrive, or came back.</summary>
    SellerPayoutFailed,
}
