#pragma once

#include "core/base/result.h"
#include "core/model/sequence.h"
#include "kernels/blend.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace weft {

/// A view of a display of an OpenColorIO configuration: what turns a sequence's R'G'B' levels into
/// those that are sent to the display, as OpenColorIO's processor for CPUs does it. Reads the
/// configuration and the files it names; these are data alone. Immutable; thread: any.
class DisplayTransform
{
public:
    /// @param view its config as an absolute path; its use does not matter
    /// Errors (Usage): there is no configuration or it cannot be read; it has no such display, view
    /// or colour space. The sentence lists those it has.
    static Result<std::shared_ptr<const DisplayTransform>> load(const DisplayView &view);

    ~DisplayTransform();

    /// The same for two that do the same: for the keys of caches.
    QByteArray identity() const;

    /// The files it was made from besides the configuration: look-up tables and the like.
    QStringList files() const;

    /// Converts straight (not premultiplied) levels in place. Alpha is left alone.
    /// @pre the planes have one stride
    void apply(const kernels::RgbaRows &pixels, kernels::Area area) const;

private:
    struct Private;
    explicit DisplayTransform(std::unique_ptr<const Private> d);
    std::unique_ptr<const Private> d;
};

/// The files that a configuration names anywhere, whether a view uses them or not, as far as they
/// are there: absolute paths. Errors: as DisplayTransform::load().
Result<QStringList> filesNamedBy(const QString &config);

} // namespace weft
