#pragma once

#include "app/worker/attempt.h"
#include "core/generate/plugin_manifest.h"
#include "core/media/audio_reader.h"
#include "core/media/video_reader.h"
#include "plugins/api/weft_plugin.h"

#include <memory>
#include <optional>
#include <vector>

namespace weft::worker {

/// The media that a job starts from, read as a plugin gets them. Thread: one at a time.
class InputReader
{
public:
    /// Opens every input of a recipe. @param paths by the inputs' names
    /// Errors: kInput.
    static Attempt<InputReader> open(const Recipe &recipe, const GeneratorInfo &generator,
                                     const std::map<QString, QString> &paths);

    /// What the inputs are; ids are valid as long as this.
    std::vector<weft_input> describe() const;

    /// As weft_host::read_frame says. Errors: kMisuse, kInput.
    Attempt<const weft_frame *> frame(const char *input, std::int64_t index);
    /// As weft_host::read_audio says. Errors: kMisuse, kInput.
    Attempt<void> audio(const char *input, std::int64_t start, std::int64_t count, float *left,
                        float *right);

private:
    struct Input
    {
        QByteArray id;
        GeneratorInputKind kind = GeneratorInputKind::Image;
        std::optional<VideoReader> video;
        std::optional<AudioReader> sound;
        std::int64_t samples = 0;

        std::int64_t frameCount() const;
    };
    static Attempt<Input> openInput(const QString &id, GeneratorInputKind kind,
                                    const QString &path);
    Input *find(const char *id);

    std::vector<Input> m_inputs;
    Frame m_picture; ///< what m_frame points into
    weft_frame m_frame{};
};

} // namespace weft::worker
