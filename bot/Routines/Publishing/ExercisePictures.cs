using System.Collections.Frozen;
using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Publishing;

/// <summary>The drawings of the exercises: SVG for pages (light and dark by themselves), PNG of 720 by 450 for chats. Read once.</summary>
internal sealed class ExercisePictures
{
    private readonly FrozenDictionary<string, (byte[] Svg, byte[] Png)> _pictures;

    /// <exception cref="IOException">A drawing that the knowledge describes cannot be read.</exception>
    public ExercisePictures(KnowledgeBase knowledge, string knowledgeFolder)
    {
        var folder = Path.Combine(knowledgeFolder, "exercises", "pictures");
        _pictures = knowledge.Exercises.Where(exercise => exercise.PictureAlt is not null).ToFrozenDictionary(
            exercise => exercise.Id,
            exercise => (File.ReadAllBytes(Path.Combine(folder, $"{exercise.Id}.svg")), File.ReadAllBytes(Path.Combine(folder, $"{exercise.Id}.png"))),
            StringComparer.Ordinal);
    }

    public ReadOnlyMemory<byte>? Svg(string exercise) => _pictures.TryGetValue(exercise, out var picture) ? picture.Svg : null;

    public ReadOnlyMemory<byte>? Png(string exercise) => _pictures.TryGetValue(exercise, out var picture) ? picture.Png : null;
}
