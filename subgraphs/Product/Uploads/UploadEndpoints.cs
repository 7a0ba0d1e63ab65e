using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Limits;
using Octomart.ProductSubgraph.Media.Pictures;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Uploads;

/// <summary>
/// Takes files over HTTP, as forms or plain bodies, and answers with an id that mutations understand. Files do not travel in
/// GraphQL: they would sit in memory on their way through the gateway.
/// </summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<UploadOptions>>().Value;
        app.MapPost("/uploads/catalogues", TakeCatalogueAsync).WithMetadata(new BodyLimit(options.MaxCatalogueBytes));

        // A form is a little longer than the picture in it.
        app.MapPost("/uploads/pictures", TakePictureAsync).WithMetadata(new BodyLimit(options.MaxPictureBytes + 4096));
    }

    private static async Task<IResult> TakeCatalogueAsync(
        HttpContext http, IDocumentStore store, IFileStore files, UserLimits limits, IOptions<UploadOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(http.User);
        if (Refuse(caller, limits) is { } refusal)
        {
            return refusal;
        }

        var max = options.Value.MaxCatalogueBytes;
        return await ReadAsync(max, async () =>
            await RequestBody.OpenFileAsync(http.Request, cancellationToken) is not { } body ? UploadProblem.NoFile
            : await files.SaveAsync(body, max, cancellationToken) is not { } file ? UploadProblem.TooLarge(max)
            : file.Bytes == 0 ? UploadProblem.NoFile
            : await KeepAsync(store, Make(caller, UploadKind.Catalogue, file, options.Value, clock), cancellationToken));
    }

    private static async Task<IResult> TakePictureAsync(
        HttpContext http, IDocumentStore store, IFileStore files, PictureReader pictures, UserLimits limits, IOptions<UploadOptions> options, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(http.User);
        if (Refuse(caller, limits) is { } refusal)
        {
            return refusal;
        }

        var max = options.Value.MaxPictureBytes;
        return await ReadAsync(max, async () =>
        {
            if (await RequestBody.OpenFileAsync(http.Request, cancellationToken) is not { } body)
            {
                return UploadProblem.NoFile;
            }

            if (await RequestBody.ReadAllAsync(body, max, cancellationToken) is not { } bytes)
            {
                return UploadProblem.TooLarge(max);
            }

            var (verdict, picture) = await pictures.ReadAsync(bytes, cancellationToken);
            if (picture is null)
            {
                return verdict switch
                {
                    PictureVerdict.TooManyPixels => UploadProblem.TooManyPixels(options.Value.MaxPixels),
                    PictureVerdict.NewerKind => UploadProblem.NewerKind,
                    _ => UploadProblem.NotAPicture,
                };
            }

            var file = await files.CreateAsync(target => target.WriteAsync(picture.Bytes, cancellationToken).AsTask(), cancellationToken);
            return await KeepAsync(
                store, Make(caller, UploadKind.Picture, file, options.Value, clock) with { Width = picture.Width, Height = picture.Height }, cancellationToken);
        });
    }

    private static async Task<IResult> ReadAsync(long max, Func<Task<IResult>> read)
    {
        try
        {
            return await read();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return UploadProblem.TooLarge(max);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return UploadProblem.Broken;
        }
    }

    private static IResult? Refuse(Caller caller, UserLimits limits) =>
        !caller.IsSignedIn && !caller.IsService ? UploadProblem.SignIn
        : limits.TryUse(caller, LimitedAction.Upload) ? null
        : UploadProblem.TooMany;

    private static Upload Make(Caller caller, UploadKind kind, StoredFile file, UploadOptions options, TimeProvider clock) => new()
    {
        Id = OpaqueId.New("upl", clock),
        OwnerKey = caller.Key,
        Kind = kind,
        File = file.Name,
        Bytes = file.Bytes,
        CreatedAt = clock.GetUtcNow(),
        ExpiresAt = clock.GetUtcNow() + options.Lifetime,
    };

    private static async Task<IResult> KeepAsync(IDocumentStore store, Upload upload, CancellationToken cancellationToken)
    {
        await store.WriteAsync((work, _) =>
        {
            work.Insert(upload);
            return Task.CompletedTask;
        }, cancellationToken);
        return Results.Json(new UploadReceipt(upload.Id, upload.Bytes, upload.ExpiresAt), statusCode: StatusCodes.Status201Created);
    }

    private sealed record UploadReceipt(string UploadId, long Bytes, DateTimeOffset ExpiresAt);

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
