#include "core/render/display_transform.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/render/display_choices.h"

#include <OpenColorIO/OpenColorIO.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <set>

namespace weft {

namespace ocio = OCIO_NAMESPACE;

namespace {

constexpr const char *kVariable = "OCIO";

QString text(const char *name)
{
    return QString::fromUtf8(name);
}

/// At most forty names; great configurations have hundreds of colour spaces.
QString listed(const QStringList &names)
{
    constexpr qsizetype kMost = 40;
    const QString first = names.mid(0, kMost).join(QLatin1String(", "));
    return names.size() <= kMost ? first
                                 : tr("%1 and %2 more").arg(first).arg(names.size() - kMost);
}

QStringList displaysOf(const ocio::Config &config)
{
    QStringList names;
    for (int i = 0; i < config.getNumDisplays(); ++i)
        names << text(config.getDisplay(i));
    return names;
}

QStringList viewsOf(const ocio::Config &config, const QByteArray &display)
{
    QStringList names;
    for (int i = 0; i < config.getNumViews(display.constData()); ++i)
        names << text(config.getView(display.constData(), i));
    return names;
}

QStringList spacesOf(const ocio::Config &config)
{
    QStringList names;
    for (int i = 0; i < config.getNumColorSpaces(); ++i)
        names << text(config.getColorSpaceNameByIndex(i));
    return names;
}

/// Finds what a DisplayView names in a configuration.
class Chooser
{
public:
    Chooser(const ocio::Config &config, const QString &path, const DisplayView &view)
        : m_config(config)
        , m_path(path)
        , m_view(view)
    {}

    Result<ocio::DisplayViewTransformRcPtr> transform() const
    {
        const QStringList displays = displaysOf(m_config);
        const QString display = m_view.display.isEmpty() ? text(m_config.getDefaultDisplay())
                                                         : m_view.display;
        if (!displays.contains(display))
            return refuse(tr("has no display \"%1\"; it has %2.").arg(display, listed(displays)));
        const QStringList views = viewsOf(m_config, display.toUtf8());
        const QString view = m_view.view.isEmpty()
                                 ? text(m_config.getDefaultView(display.toUtf8().constData()))
                                 : m_view.view;
        if (!views.contains(view))
            return refuse(tr("has no view \"%1\" of the display \"%2\"; it has %3.")
                              .arg(view, display, listed(views)));
        const auto source = this->source();
        if (!source)
            return fail(source);
        auto transform = ocio::DisplayViewTransform::Create();
        transform->setSrc(source->constData());
        transform->setDisplay(display.toUtf8().constData());
        transform->setView(view.toUtf8().constData());
        return transform;
    }

private:
    /// The space that levels are in: if none is said, what files are taken as of which nothing else
    /// is known.
    Result<QByteArray> source() const
    {
        const QByteArray name = m_view.source.isEmpty()
                                    ? QByteArray(m_config.getColorSpaceFromFilepath(""))
                                    : m_view.source.toUtf8();
        if (m_config.getColorSpace(name.constData())) // also by a role or an alias
            return name;
        return refuse(tr("has no colour space \"%1\"; it has %2.")
                          .arg(text(name.constData()), listed(spacesOf(m_config))));
    }

    tl::unexpected<Error> refuse(const QString &what) const
    {
        return fail(ErrorKind::Usage,
                    tr("The OpenColorIO configuration \"%1\" %2").arg(m_path, what));
    }

    const ocio::Config &m_config;
    const QString &m_path;
    const DisplayView &m_view;
};

Result<QString> pathOf(const DisplayView &view)
{
    const QString path = view.config.isEmpty() ? qEnvironmentVariable(kVariable) : view.config;
    if (path.isEmpty())
        return fail(ErrorKind::Usage,
                    tr("There is no OpenColorIO configuration to look through: name its file, or "
                       "set the environment variable %1 to it.")
                        .arg(QLatin1String(kVariable)));
    return path;
}

tl::unexpected<Error> unusable(const QString &path, const ocio::Exception &exception)
{
    return fail(ErrorKind::Usage, tr("The OpenColorIO configuration \"%1\" cannot be used: %2")
                                      .arg(path, text(exception.what()).simplified()));
}

/// Finds the files that a configuration's transforms are read from.
class FileFinder
{
public:
    explicit FileFinder(const ocio::Config &config)
        : m_config(config)
    {}

    QStringList files()
    {
        addColourSpaces();
        for (int i = 0; i < m_config.getNumLooks(); ++i) {
            const auto look = m_config.getLook(m_config.getLookNameByIndex(i));
            add(look->getTransform());
            add(look->getInverseTransform());
        }
        for (int i = 0; i < m_config.getNumViewTransforms(); ++i) {
            const auto view = m_config.getViewTransform(m_config.getViewTransformNameByIndex(i));
            add(view->getTransform(ocio::VIEWTRANSFORM_DIR_TO_REFERENCE));
            add(view->getTransform(ocio::VIEWTRANSFORM_DIR_FROM_REFERENCE));
        }
        for (int i = 0; i < m_config.getNumNamedTransforms(); ++i) {
            const auto named = m_config.getNamedTransform(m_config.getNamedTransformNameByIndex(i));
            add(named->getTransform(ocio::TRANSFORM_DIR_FORWARD));
            add(named->getTransform(ocio::TRANSFORM_DIR_INVERSE));
        }
        return {m_files.begin(), m_files.end()};
    }

private:
    void addColourSpaces()
    {
        const auto all = ocio::SEARCH_REFERENCE_SPACE_ALL;
        for (int i = 0; i < m_config.getNumColorSpaces(all, ocio::COLORSPACE_ALL); ++i) {
            const auto space = m_config.getColorSpace(
                m_config.getColorSpaceNameByIndex(all, ocio::COLORSPACE_ALL, i));
            add(space->getTransform(ocio::COLORSPACE_DIR_TO_REFERENCE));
            add(space->getTransform(ocio::COLORSPACE_DIR_FROM_REFERENCE));
        }
    }

    void add(const ocio::ConstTransformRcPtr &transform)
    {
        if (const auto group = std::dynamic_pointer_cast<const ocio::GroupTransform>(transform)) {
            for (int i = 0; i < group->getNumTransforms(); ++i)
                add(group->getTransform(i));
        } else if (const auto file = std::dynamic_pointer_cast<const ocio::FileTransform>(
                       transform)) {
            addFile(file->getSrc());
        }
    }

    void addFile(const char *name)
    {
        try {
            const QFileInfo info(text(m_config.getCurrentContext()->resolveFileLocation(name)));
            m_files.insert(QDir::cleanPath(info.absoluteFilePath()));
        } catch (const ocio::ExceptionMissingFile &) { // a part that nobody uses, or a view says so
        }
    }

    const ocio::Config &m_config;
    std::set<QString> m_files;
};

} // namespace

struct DisplayTransform::Private
{
    ocio::ConstCPUProcessorRcPtr processor;
    QStringList files;
};

DisplayTransform::DisplayTransform(std::unique_ptr<const Private> d)
    : d(std::move(d))
{}

DisplayTransform::~DisplayTransform() = default;

Result<std::shared_ptr<const DisplayTransform>> DisplayTransform::load(const DisplayView &view)
{
    using Loaded = std::shared_ptr<const DisplayTransform>;
    const auto path = pathOf(view);
    if (!path)
        return fail(path);
    try {
        const auto config = ocio::Config::CreateFromFile(QFile::encodeName(*path).constData());
        const auto transform = Chooser(*config, *path, view).transform();
        if (!transform)
            return fail(transform);
        auto d = std::make_unique<Private>();
        const auto processor = config->getProcessor(*transform);
        const auto metadata = processor->getProcessorMetadata();
        for (int i = 0; i < metadata->getNumFiles(); ++i)
            d->files << text(metadata->getFile(i));
        d->processor = processor->getDefaultCPUProcessor();
        return Loaded(new DisplayTransform(std::move(d)));
    } catch (const ocio::Exception &exception) {
        return unusable(*path, exception);
    }
}

QStringList DisplayTransform::files() const
{
    return d->files;
}

static void putFirst(QStringList &names, const char *first)
{
    if (const qsizetype place = names.indexOf(text(first)); place > 0)
        names.move(place, 0);
}

Result<DisplayChoices> displayChoices(const QString &configPath)
{
    const auto path = pathOf({.config = configPath});
    if (!path)
        return fail(path);
    try {
        const auto config = ocio::Config::CreateFromFile(QFile::encodeName(*path).constData());
        QStringList displays = displaysOf(*config);
        putFirst(displays, config->getDefaultDisplay());
        DisplayChoices choices;
        for (const QString &display : displays) {
            const QByteArray name = display.toUtf8();
            QStringList views = viewsOf(*config, name);
            putFirst(views, config->getDefaultView(name.constData()));
            choices.displays.push_back({display, views});
        }
        choices.spaces = spacesOf(*config);
        return choices;
    } catch (const ocio::Exception &exception) {
        return unusable(*path, exception);
    }
}

Result<QStringList> filesNamedBy(const QString &config)
{
    try {
        return FileFinder(*ocio::Config::CreateFromFile(QFile::encodeName(config).constData()))
            .files();
    } catch (const ocio::Exception &exception) {
        return unusable(config, exception);
    }
}

QByteArray DisplayTransform::identity() const
{
    return d->processor->getCacheID();
}

void DisplayTransform::apply(const kernels::RgbaRows &pixels, kernels::Area area) const
{
    const auto &planes = pixels.planes;
    WEFT_ASSERT(planes[0].stride == planes[1].stride && planes[1].stride == planes[2].stride,
                return );
    if (area.width <= 0 || area.height <= 0)
        return;
    ocio::PlanarImageDesc image(planes[0].data, planes[1].data, planes[2].data, nullptr, area.width,
                                area.height, ocio::BIT_DEPTH_F32, sizeof(float),
                                planes[0].stride * static_cast<std::ptrdiff_t>(sizeof(float)));
    d->processor->apply(image);
}

} // namespace weft
