#pragma once

#include "core/cache/preview_protocol.h"

#include <functional>
#include <list>

namespace weft {

class Renderer;

/// Makes what a preview request asks for: the child's side. Keeps the renderers of the last few
/// pictures, so that more pictures of one file do not open it again. Thread: one at a time; needs a
/// QGuiApplication.
class PreviewMaker
{
public:
    PreviewMaker();
    ~PreviewMaker();

    /// @param tell is handed all events of the answer, the last of which ends it
    void answer(const PreviewRequest &request,
                const std::function<void(const PreviewEvent &)> &tell);

private:
    struct KnownRenderer
    {
        QByteArray subject; ///< the request's line for frame 0
        std::unique_ptr<Renderer> renderer;
    };

    Result<QByteArray> pngOf(const PictureRequest &request);
    Renderer &rendererFor(const PictureRequest &request);

    std::list<KnownRenderer> m_renderers; ///< the one used last comes first
};

} // namespace weft
