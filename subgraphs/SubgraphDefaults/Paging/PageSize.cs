using GraphQL;

namespace Octomart.SubgraphDefaults.Paging;

/// <summary>How many items a client may ask for at once.</summary>
public static class PageSize
{
    /// <summary>The most that <c>first</c> may be.</summary>
    public const int Max = 100;

    /// <summary>Passes <paramref name="first"/> on when it is from 0 to 100, and refuses it otherwise.</summary>
    public static int Of(int first) => first is >= 0 and <= Max
        ? first
        : throw new ExecutionError($"'first' must be from 0 to {Max}.") { Code = "INVALID_PAGE_SIZE" };
}
