#include "ui/scopes/scope_reader.h"

#include "core/base/post.h"
#include "core/render/renderer.h"

namespace weft::ui {

/// Keeps a renderer, with its open files, for as long as the project stays the same.
struct ScopeReader::Source
{
    std::shared_ptr<const Project> project;
    SequenceId sequence;
    std::shared_ptr<const DisplayTransform> view;
    std::unique_ptr<Renderer> renderer;

    Result<Frame> frame(const PlayedSequence &wanted, std::int64_t number)
    {
        if (!renderer || project != wanted.project || sequence != wanted.sequence
            || view != wanted.view) {
            RenderOptions options; // an export's
            const Sequence *const found = wanted.find();
            if (found && found->settings.view.use == ViewUse::Everywhere)
                options.view = wanted.view;
            options.format = {PixelLayout::Yuv444, SampleType::U8, 8, AlphaMode::None};
            options.threads = 1;
            options.readsAhead = false;
            project = wanted.project;
            sequence = wanted.sequence;
            view = wanted.view;
            renderer = std::make_unique<Renderer>(project, sequence, wanted.media, options);
        }
        return renderer->frame(number);
    }
};

ScopeReader::ScopeReader(QObject *parent)
    : QObject(parent)
    , m_source(std::make_shared<Source>())
{}

ScopeReader::~ScopeReader() = default;

void ScopeReader::read(const PlayedSequence &sequence, std::int64_t frame)
{
    const std::int64_t number = ++m_asked;
    m_worker.post([this, sequence, frame, number] {
        const Result<Frame> rendered = m_source->frame(sequence, frame);
        const auto data = rendered ? std::make_shared<const ScopeData>(scopesOf(*rendered))
                                   : std::shared_ptr<const ScopeData>();
        const QString why = rendered ? QString() : rendered.error().message;
        post(this, [this, data, why, frame, number] {
            m_done = number;
            if (data)
                Q_EMIT measured(data, frame);
            else
                Q_EMIT failed(why);
        });
    });
}

} // namespace weft::ui
