namespace Octomart.Gateway;

/// <summary>Every <c>extensions.code</c> that the gateway itself gives. They are stable: clients may branch on them.</summary>
public static class ErrorCode
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable is missing or has the wrong type.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document has no operation of the name that was asked for.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>A subgraph could not be reached.</summary>
    public const string SubgraphUnavailable = "SUBGRAPH_UNAVAILABLE";

    /// <summary>A subgraph did not answer in time.</summary>
    public const string SubgraphTimeout = "SUBGRAPH_TIMEOUT";

    /// <summary>A subgraph answered with something that is not a GraphQL response.</summary>
    public const string SubgraphInvalidResponse = "SUBGRAPH_INVALID_RESPONSE";

    /// <summary>A subgraph reported an error without a code of its own.</summary>
    public const string SubgraphError = "SUBGRAPH_ERROR";

    /// <summary>A field that may not be null had no value.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>The field needs a signed-in caller.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller lacks a scope or policy that the field needs.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The operation exceeds a limit.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The operation is valid, but too complex to plan.</summary>
    public const string OperationTooComplex = "OPERATION_TOO_COMPLEX";

    /// <summary>No combination of subgraphs can answer the operation.</summary>
    public const string NoQueryPlan = "NO_QUERY_PLAN";

    /// <summary>Only known documents are run here, and this is none of them.</summary>
    public const string UnknownDocument = "UNKNOWN_DOCUMENT";

    /// <summary>Introspection is switched off.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>A mutation or subscription was sent by GET.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The whole request took too long.</summary>
    public const string RequestTimeout = "REQUEST_TIMEOUT";

    /// <summary>A fault in the gateway; the trace id leads to the log.</summary>
    public const string Internal = "INTERNAL_SERVER_ERROR";
}
