namespace Octomart.ProductSubgraph.Uploads;

/// <summary>Why a file was not taken: a status, a code for programs, a sentence for people.</summary>
internal static class UploadProblem
{
    public static IResult SignIn => Of(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "Sign in to upload.");

    public static IResult TooMany => Of(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", "Too many uploads: try again later.");

    public static IResult NoFile => Of(StatusCodes.Status400BadRequest, "INVALID", "There is no file in the request.");

    public static IResult Broken => Of(StatusCodes.Status400BadRequest, "INVALID", "The request ended before the file did, or is not the form that it says.");

    public static IResult NotAPicture => Of(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_TYPE", "The file is not a JPEG, PNG, WebP or GIF that can be read.");

    public static IResult NewerKind =>
        Of(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_TYPE", "AVIF and HEIC cannot be read here: save the picture as JPEG, PNG or WebP.");

    public static IResult TooManyPixels(long max) => Of(StatusCodes.Status413PayloadTooLarge, "TOO_LARGE", $"A picture has {max / 1_000_000} million pixels at most.");

    public static IResult TooLarge(long max) => Of(StatusCodes.Status413PayloadTooLarge, "TOO_LARGE", $"A file has {max:N0} bytes at most.");

    private static IResult Of(int status, string code, string message) => Results.Json(new { code, message }, statusCode: status);
}
