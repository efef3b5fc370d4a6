#include "ui/jobs/export_dialog.h"

#include "core/base/file.h"
#include "core/project/survey.h"
#include "core/time/timecode.h"
#include "ui/jobs/export_estimate.h"
#include "ui/jobs/film_still.h"
#include "ui/session/amounts.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace weft::ui {

namespace {

constexpr int kStillWidth = 384;
constexpr int kStillHeight = 216;
constexpr int kFormWidth = 380;
constexpr int kRefreshAfterMs = 150;
constexpr int kFrameRole = Qt::UserRole;
constexpr int kClipRole = Qt::UserRole + 1;

std::unique_ptr<QSettings> settingsFile()
{
    return std::make_unique<QSettings>(configFolder() + QLatin1String("/export.ini"),
                                       QSettings::IniFormat);
}

/// Those of Weft, then the user's own: files in "presets" in the user's folder for settings, known
/// by their paths. One that cannot be used is left out, with the reason.
std::vector<ExportPreset> allPresets(QStringList &unusable)
{
    std::vector<ExportPreset> presets = exportPresets();
    const QDir folder(configFolder() + QLatin1String("/presets"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        if (auto own = findPreset(folder.filePath(name))) {
            own->id = folder.filePath(name);
            presets.push_back(*own);
        } else {
            unusable << own.error().message;
        }
    }
    return presets;
}

/// Beside the project, else where the last film went, else among the user's films.
QString usualFolder(const Session &session)
{
    if (session.hasName())
        return session.folder();
    const QString last = settingsFile()->value(QStringLiteral("folder")).toString();
    if (QFileInfo(last).isDir())
        return last;
    const QString films = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    return QFileInfo(films).isDir() ? films : QDir::homePath();
}

QLabel *makeText(QWidget *parent, const char *name)
{
    auto *const label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setMinimumHeight(2 * label->fontMetrics().lineSpacing()); // what comes may need two
    return label;
}

} // namespace

ExportDialog::ExportDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_presets(allPresets(m_unusable))
    , m_look(std::make_shared<std::atomic<int>>(0))
{
    setWindowTitle(tr("Export Film"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *const columns = new QHBoxLayout;
    columns->addWidget(makeForm(), 1);
    columns->addWidget(makeSide(), 1);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName(QStringLiteral("export"));
    m_export->setDefault(true);
    auto *const layout = new QVBoxLayout(this);
    layout->addLayout(columns);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportNow);
    connect(&session, &Session::shownChanged, this, &ExportDialog::refreshSoon);
    connect(&session, &Session::markedChanged, this, &ExportDialog::refreshSoon);
    connect(&session.generation(), &Generation::takesChanged, this, &ExportDialog::refreshSoon);
    m_toRefresh.setSingleShot(true);
    m_toRefresh.setInterval(kRefreshAfterMs);
    connect(&m_toRefresh, &QTimer::timeout, this, [this] {
        refresh();
        lookAgain();
    });
    fillPresets();
    presetChanged();
    lookAgain();
    m_export->setFocus();
}

ExportDialog::~ExportDialog()
{
    ++*m_look;
}

QWidget *ExportDialog::makeForm()
{
    auto *const widget = new QWidget(this);
    widget->setMinimumWidth(kFormWidth);
    auto *const form = new QFormLayout(widget);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_preset = new QComboBox(widget);
    m_preset->setObjectName(QStringLiteral("preset"));
    m_help = makeText(widget, "help");
    auto *const fileBox = new QWidget(widget); // before what lies in it: so Tab goes through it
    m_file = new QLineEdit(fileBox);
    m_file->setObjectName(QStringLiteral("file"));
    auto *const browse = new QPushButton(icon("folder-open"), QString(), fileBox);
    browse->setAccessibleName(tr("Choose another folder or name"));
    browse->setToolTip(browse->accessibleName());
    browse->setMinimumSize(kLeastTarget, kLeastTarget);
    fileBox->setFocusProxy(m_file);
    auto *const fileRow = new QHBoxLayout(fileBox);
    fileRow->setContentsMargins(0, 0, 0, 0);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(browse);
    m_range = new QComboBox(widget);
    m_range->setObjectName(QStringLiteral("range"));
    m_range->addItem(tr("Whole sequence"));
    m_range->addItem(tr("From in to out"));
    m_range->setCurrentIndex(m_session.marked().isEmpty() ? 0 : 1);
    m_colour = new QComboBox(widget);
    m_colour->setObjectName(QStringLiteral("colour"));
    m_colour->addItem(tr("As the preset says"), QString());
    m_colour->addItem(tr("As the sequence"), QStringLiteral("sequence"));
    m_colour->addItem(tr("Standard (BT.709)"), QStringLiteral("standard"));
    m_colour->addItem(tr("HDR, PQ (BT.2020)"), QStringLiteral("pq"));
    m_colour->addItem(tr("HDR, HLG (BT.2020)"), QStringLiteral("hlg"));
    m_facts = makeText(widget, "facts");
    m_cost = makeText(widget, "cost");
    m_warning = makeText(widget, "warning");
    form->addRow(tr("&Preset"), m_preset);
    form->addRow(QString(), m_help);
    form->addRow(tr("&File"), fileBox);
    form->addRow(tr("&Range"), m_range);
    form->addRow(tr("&Colours"), m_colour);
    form->addRow(tr("Film"), m_facts);
    form->addRow(tr("Takes"), m_cost);
    form->addRow(QString(), m_warning);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportDialog::presetChanged);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshSoon);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    return widget;
}

QWidget *ExportDialog::makeSide()
{
    auto *const widget = new QWidget(this);
    m_still = new QLabel(widget);
    m_still->setObjectName(QStringLiteral("still"));
    m_still->setAccessibleName(tr("A frame of the film"));
    m_still->setMinimumSize(kStillWidth, kStillHeight);
    m_still->setAlignment(Qt::AlignCenter);
    m_lines = new QListWidget(widget);
    m_lines->setObjectName(QStringLiteral("preflight"));
    m_lines->setAccessibleName(tr("What to know before the export"));
    m_lines->setWordWrap(true);
    m_lines->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_makeMissing = new QCheckBox(tr("Generate what is missing first"), widget);
    m_makeMissing->setObjectName(QStringLiteral("make-missing"));
    m_makeMissing->hide();
    auto *const layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_still);
    layout->addWidget(m_lines, 1);
    layout->addWidget(m_makeMissing);
    connect(m_lines, &QListWidget::itemClicked, this, &ExportDialog::jumpTo);
    connect(m_lines, &QListWidget::itemActivated, this, &ExportDialog::jumpTo);
    connect(m_makeMissing, &QCheckBox::toggled, this, &ExportDialog::refresh);
    return widget;
}

void ExportDialog::fillPresets()
{
    const QString last
        = settingsFile()->value(QStringLiteral("preset"), QLatin1String(kDefaultPreset)).toString();
    for (const ExportPreset &preset : m_presets) {
        m_preset->addItem(preset.label, preset.id);
        if (preset.id == last)
            m_preset->setCurrentIndex(m_preset->count() - 1);
    }
    m_preset->setToolTip(
        (QStringList(tr("Presets of your own lie in \"%1\", written as those of Weft are.")
                         .arg(configFolder() + QLatin1String("/presets")))
         + m_unusable)
            .join(QLatin1Char('\n')));
    m_file->setText(QDir(usualFolder(m_session)).filePath(m_session.name()));
}

ExportPreset ExportDialog::preset() const
{
    return m_presets.at(static_cast<std::size_t>(std::max(0, m_preset->currentIndex())));
}

QString ExportDialog::path() const
{
    return QFileInfo(m_file->text().trimmed()).absoluteFilePath();
}

TimeRange ExportDialog::range() const
{
    const Sequence *const sequence = m_session.sequence();
    const TimeRange whole{0, sequence ? sequence->length() : 0};
    if (m_range->currentIndex() != 1 || m_session.marked().isEmpty())
        return whole;
    return TimeRange::between(std::max<std::int64_t>(0, m_session.marked().start),
                              std::min(whole.end(), m_session.marked().end()));
}

/// The name keeps its stem and gets the preset's extension.
void ExportDialog::presetChanged()
{
    const ExportPreset chosen = preset();
    m_help->setText(chosen.help);
    QString name = m_file->text();
    for (const ExportPreset &other : m_presets) {
        const QString ending = QLatin1Char('.') + other.extension();
        if (name.endsWith(ending, Qt::CaseInsensitive)) {
            name.chop(ending.size());
            break;
        }
    }
    m_file->setText(name + QLatin1Char('.') + chosen.extension());
    refresh();
}

void ExportDialog::chooseFile()
{
    const QString chosen
        = QFileDialog::getSaveFileName(this, tr("Export Film"), path(),
                                       tr("Films (*.%1)").arg(preset().extension()), nullptr,
                                       QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_file->setText(chosen);
}

/// All that can be told without looking at files.
void ExportDialog::refresh()
{
    const Sequence *const sequence = m_session.sequence();
    const std::int64_t frames = range().length;
    if (!sequence || frames <= 0) {
        m_facts->setText(tr("There is nothing in this range: put a clip into the sequence."));
        m_cost->clear();
        m_export->setEnabled(false);
        return;
    }
    const SequenceSettings &settings = sequence->settings;
    m_facts->setText(tr("%1 × %2, %3 fps, %4")
                         .arg(settings.width)
                         .arg(settings.height)
                         .arg(settings.rate.toDouble(), 0, 'g', 5)
                         .arg(toTimecode(frames, settings.rate, settings.dropFrame)));
    const ExportEstimate cost = estimateExport(m_session.generation().measurements(), preset(),
                                               settings, frames);
    QStringList costs;
    if (cost.seconds)
        costs << rangeText(*cost.seconds, durationText);
    if (cost.bytes)
        costs << rangeText(*cost.bytes, [](double bytes) {
            return bytesText(static_cast<std::int64_t>(bytes));
        });
    m_cost->setText(costs.join(QLatin1Char('\n')));
    ExportPreset coloured = preset();
    const QString colour = m_colour->currentData().toString();
    for (const auto &name : enumNames(ExportColour())) {
        if (colour == QLatin1String(name.name.data(), static_cast<qsizetype>(name.name.size())))
            coloured.colour = name.value;
    }
    const Status colourStatus = checkColour(coloured);
    const QFileInfo file(path());
    const bool hasFolder = QFileInfo(file.absolutePath()).isWritable();
    if (!colourStatus)
        m_warning->setText(colourStatus.error().message);
    else if (!hasFolder)
        m_warning->setText(tr("The folder \"%1\" is not there, or cannot be written: choose "
                              "another one.")
                               .arg(file.absolutePath()));
    else
        m_warning->setText(file.exists() ? tr("This file is there already and will be replaced.")
                                         : QString());
    const bool isMade = !m_hasError
                        || (m_makeMissing->isVisibleTo(this) && m_makeMissing->isChecked());
    m_export->setEnabled(colourStatus && hasFolder && !file.isDir() && isMade);
}

PreflightInput ExportDialog::preflightInput() const
{
    const Generation &generation = m_session.generation();
    return {m_session.root(),    m_session.root()->active, range(),           m_session.media(),
            generation.assets(), generation.catalogue(),   m_session.folder()};
}

std::vector<ShotId> ExportDialog::missingShots() const
{
    std::vector<ShotId> missing;
    for (const ShotId shot : shownShots(*m_session.root(), m_session.root()->active)) {
        if (!m_session.media().takes.contains(shot))
            missing.push_back(shot);
    }
    return missing;
}

/// Looks at files, frame and sound on other threads; what comes late is dropped.
void ExportDialog::lookAgain()
{
    const int number = ++*m_look;
    if (!m_session.sequence() || range().isEmpty())
        return showLines({}, false);
    const PreflightInput input = preflightInput();
    const auto isWanted = [look = m_look, number] { return *look == number; };
    aside(
        this, [input] { return preflight(input); },
        [this, isWanted](const std::vector<PreflightLine> &lines) {
            if (isWanted())
                showLines(lines, false);
        });
    aside(
        this, [input, isWanted] { return clippedSound(input, isWanted); },
        [this, isWanted](const std::vector<PreflightLine> &lines) {
            if (isWanted() && !lines.empty())
                showLines(lines, true);
        });
    showStill();
}

void ExportDialog::showStill()
{
    const TimeRange frames = range();
    const std::int64_t frame = frames.contains(m_session.playhead())
                                   ? m_session.playhead()
                                   : frames.start + frames.length / 2;
    const StillRequest request{m_session.root(),
                               m_session.root()->active,
                               m_session.media(),
                               m_session.folder(),
                               frame,
                               2 * kStillWidth};
    aside(
        this, [request] { return renderStill(request); },
        [this](const Result<QImage> &image) {
            if (!image)
                return m_still->setText(image.error().message);
            const qreal ratio = devicePixelRatioF();
            QPixmap pixmap = QPixmap::fromImage(
                image->scaled(QSize(kStillWidth, kStillHeight) * ratio, Qt::KeepAspectRatio,
                              Qt::SmoothTransformation));
            pixmap.setDevicePixelRatio(ratio);
            m_still->setPixmap(pixmap);
        });
}

void ExportDialog::showLines(const std::vector<PreflightLine> &lines, bool isMore)
{
    static constexpr int kNothing = Qt::UserRole + 2;
    if (!isMore) {
        m_lines->clear();
        m_hasError = false;
    } else if (m_lines->count() == 1 && m_lines->item(0)->data(kNothing).toBool()) {
        m_lines->clear();
    }
    for (const PreflightLine &line : lines) {
        auto *const item = new QListWidgetItem(icon(line.isError ? "offline" : "warning"),
                                               line.text, m_lines);
        item->setForeground(line.isError ? themeOf(this).problem : themeOf(this).text);
        item->setToolTip(line.frame ? tr("Click to go there") : QString());
        if (line.frame)
            item->setData(kFrameRole, QVariant::fromValue<qlonglong>(*line.frame));
        item->setData(kClipRole, QVariant::fromValue<qlonglong>(line.clip.value));
        m_hasError |= line.isError;
    }
    if (m_lines->count() == 0) {
        auto *const item = new QListWidgetItem(icon("check"), tr("Nothing stands in the way."),
                                               m_lines);
        item->setData(kNothing, true);
    }
    m_makeMissing->setVisible(!missingShots().empty());
    refresh();
}

void ExportDialog::jumpTo(QListWidgetItem *item)
{
    if (!item->data(kFrameRole).isValid())
        return;
    m_session.player().seek(item->data(kFrameRole).toLongLong());
    if (const ClipId clip{item->data(kClipRole).toLongLong()}; clip)
        m_session.selection().set({clip});
}

/// Queues the shots without a take. @return the jobs that make them
std::vector<QString> ExportDialog::queueMissingShots()
{
    const std::vector<ShotId> missing = missingShots();
    m_session.generation().generate(missing, GenerateMode::Missing);
    std::vector<QString> jobs;
    for (const Job &job : m_session.generation().jobs().jobs()) {
        if (!job.isOver() && job.generating
            && std::find(missing.begin(), missing.end(), job.generating->shot) != missing.end())
            jobs.push_back(job.id);
    }
    return jobs;
}

void ExportDialog::exportNow()
{
    NewExport wanted{m_session.root(), m_session.document().path(), m_session.root()->active, {}};
    if (m_makeMissing->isVisibleTo(this) && m_makeMissing->isChecked())
        wanted.after = queueMissingShots();
    const TimeRange frames = range();
    wanted.order.output = path();
    wanted.order.preset = preset().id;
    wanted.order.colour = m_colour->currentData().toString();
    wanted.order.start = frames.start;
    wanted.order.length = frames.length;
    wanted.order.overwrite = QFileInfo::exists(path());
    const auto job = m_session.generation().jobs().add(wanted);
    if (!job) {
        m_warning->setText(job.error().message);
        return;
    }
    const auto settings = settingsFile();
    settings->setValue(QStringLiteral("folder"), QFileInfo(path()).absolutePath());
    settings->setValue(QStringLiteral("preset"), preset().id);
    Q_EMIT queued(*job);
    accept();
}

} // namespace weft::ui
