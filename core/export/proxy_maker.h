#pragma once

#include "core/export/make_proxy.h"

namespace weft {

/// Makes proxies of films that are decoded too slowly to be edited, one after the other, each in a
/// child, on a thread that stands back behind all others (nice 10, and so do its children). A film
/// is measured and judged once, until its file changes. Thread: any; what is told comes to the
/// thread that it was made on.
class ProxyMaker
{
public:
    /// A film that is decoded this many times as fast as it is shown needs none.
    static constexpr double kFastEnough = 1.5;

    /// A film that may need one.
    struct Wish
    {
        MediaId media;
        ProxyJob job;
    };
    struct News
    {
        MediaId media;
        Result<Proxy> proxy; ///< or why there is none: as makeProxyInChild()
    };
    using Tell = std::function<void(const News &)>;
    /// Measures a file: decodingSpeed().
    using Measure = std::function<Result<double>(const QString &path)>;

    /// It begins paused.
    ProxyMaker(Measure measure, Tell tell);
    /// Cancels what is being made.
    ~ProxyMaker();

    /// What may need a proxy from now on, in the order in which it is looked at, in place of what
    /// was wished before. A proxy that is being made and is not among them is cancelled.
    void consider(std::vector<Wish> wishes);
    /// Whether nothing is begun for now, since the machine has other things to do. What has been
    /// begun is finished.
    void setPaused(bool isPaused);
    /// Whether it is at work on a film, or would be if it were not paused.
    bool isResting() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
