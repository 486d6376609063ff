using System.Collections.Concurrent;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Platforms.Slack;

/// <summary>The exercises' drawings on Slack: each is uploaded when it is first needed, and used again by its id for as long as the host runs.</summary>
internal sealed class PictureShelf(SlackApi api, ExercisePictures pictures)
{
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The file's id and the words for it; null where there is no drawing, or it cannot be uploaded now.</summary>
    public async ValueTask<(string File, string Alt)?> FindAsync(RoutinePictureCard? picture, CancellationToken cancellationToken)
    {
        if (picture is null || pictures.Png(picture.Id) is not { } png) return null;
        if (_files.TryGetValue(picture.Id, out var known)) return (known, picture.Alt);
        if (await api.UploadAsync($"{picture.Id}.png", picture.Id, png.ToArray(), cancellationToken) is not { } file) return null;
        return (_files.GetOrAdd(picture.Id, file), picture.Alt);
    }
}
