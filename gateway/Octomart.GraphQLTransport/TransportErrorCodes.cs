namespace Octomart.GraphQLTransport;

/// <summary>Every <c>extensions.code</c> that the wire itself answers with.</summary>
public static class TransportErrorCodes
{
    /// <summary>The body or the query string is not a GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>An array of operations was sent, and batching is off.</summary>
    public const string BatchingNotSupported = "BATCHING_NOT_SUPPORTED";

    /// <summary>An array of more operations than allowed was sent.</summary>
    public const string BatchTooLarge = "BATCH_TOO_LARGE";

    /// <summary>The access token is invalid or has expired.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The request exceeds the size limit.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>A mutation or subscription was sent by GET.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>A fault of ours; the log has the rest.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";

    /// <summary>A subscription was sent over plain HTTP.</summary>
    public const string SubscriptionNeedsStream = "SUBSCRIPTION_NEEDS_STREAM";
}
