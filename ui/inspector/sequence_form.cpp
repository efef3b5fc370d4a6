#include "ui/inspector/sequence_form.h"

#include "core/time/timecode.h"
#include "ui/controls/choice_field.h"
#include "ui/controls/number_field.h"
#include "ui/controls/switch_field.h"
#include "ui/inspector/display_view_form.h"
#include "ui/inspector/form.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

struct SizePreset
{
    const char *id;
    int width;
    int height;
    const char *label;
};

const SizePreset kSizes[] = {
    {"hd", 1920, 1080, QT_TRANSLATE_NOOP("Sequence", "HD, 16:9")},
    {"uhd", 3840, 2160, QT_TRANSLATE_NOOP("Sequence", "4K UHD, 16:9")},
    {"720", 1280, 720, QT_TRANSLATE_NOOP("Sequence", "HD 720, 16:9")},
    {"portrait", 1080, 1920, QT_TRANSLATE_NOOP("Sequence", "Upright, 9:16")},
    {"square", 1080, 1080, QT_TRANSLATE_NOOP("Sequence", "Square, 1:1")},
    {"feed", 1080, 1350, QT_TRANSLATE_NOOP("Sequence", "Upright, 4:5")},
    {"wide", 2560, 1080, QT_TRANSLATE_NOOP("Sequence", "Wide, 21:9")},
};

const char *const kRates[] = {"24000/1001", "24", "25",         "30000/1001", "30",
                              "48",         "50", "60000/1001", "60"};

struct ColourPreset
{
    const char *id;
    ColourTags tags;
    const char *label;
};

const ColourPreset kColours[] = {
    {"bt709",
     {ColourMatrix::Bt709, ColourPrimaries::Bt709, ColourTransfer::Bt709, ColourRange::Limited},
     QT_TRANSLATE_NOOP("Sequence", "Rec. 709 (HD)")},
    {"bt601-625",
     {ColourMatrix::Bt601, ColourPrimaries::Bt601_625, ColourTransfer::Bt709, ColourRange::Limited},
     QT_TRANSLATE_NOOP("Sequence", "Rec. 601, 625 lines")},
    {"bt601-525",
     {ColourMatrix::Bt601, ColourPrimaries::Bt601_525, ColourTransfer::Bt709, ColourRange::Limited},
     QT_TRANSLATE_NOOP("Sequence", "Rec. 601, 525 lines")},
    {"bt2020",
     {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Bt709, ColourRange::Limited},
     QT_TRANSLATE_NOOP("Sequence", "Rec. 2020 (wide)")},
    {"pq",
     {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Pq, ColourRange::Limited},
     QT_TRANSLATE_NOOP("Sequence", "Rec. 2100 PQ (HDR)")},
    {"hlg",
     {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Hlg, ColourRange::Limited},
     QT_TRANSLATE_NOOP("Sequence", "Rec. 2100 HLG (HDR)")},
};

QString rateText(const FrameRate &rate)
{
    const double number = rate.toDouble();
    return QLocale().toString(number, 'g', 5);
}

QString soundLabel(SoundLayout layout)
{
    switch (layout) {
    case SoundLayout::Mono: return SequenceSettingsDialog::tr("Mono");
    case SoundLayout::Stereo: return SequenceSettingsDialog::tr("Stereo");
    case SoundLayout::Surround51: return SequenceSettingsDialog::tr("5.1 surround");
    }
    return {};
}

QString text(std::string_view name)
{
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

template<typename Enum>
std::optional<Enum> chosen(const ChoiceField &field)
{
    for (const auto &row : enumNames(Enum())) {
        if (text(row.name) == field.choice())
            return row.value;
    }
    return std::nullopt;
}

} // namespace

QString settingsSummary(const SequenceSettings &settings)
{
    return SequenceSettingsDialog::tr("%1 × %2 pixels\n%3 frames a second\n%4")
        .arg(settings.width)
        .arg(settings.height)
        .arg(rateText(settings.rate), soundLabel(settings.sound));
}

SequenceSettingsDialog::SequenceSettingsDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_preset(new ChoiceField(this))
    , m_width(new NumberField({16, 16384, 1920, {}, true}, NumberField::Look::NumberOnly, this))
    , m_height(new NumberField({16, 16384, 1080, {}, true}, NumberField::Look::NumberOnly, this))
    , m_rate(new ChoiceField(this))
    , m_dropFrame(new SwitchField({}, this))
    , m_colour(new ChoiceField(this))
    , m_compositing(new ChoiceField(this))
    , m_hdr(new ChoiceField(this))
    , m_view(new DisplayViewForm(session, this))
    , m_sound(new ChoiceField(this))
{
    setWindowTitle(tr("Sequence Settings"));
    setMinimumWidth(420);
    auto *const column = new QVBoxLayout(this);
    m_name->setMinimumHeight(kLeastTarget);
    column->addWidget(formRow(tr("Name"), m_name));
    addSize(*column);
    addPicture(*column);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel,
                                               this);
    connect(buttons, &QDialogButtonBox::accepted, this, &SequenceSettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_view, &DisplayViewForm::changed, this, [this, buttons] {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(m_view->isUsable());
    });
    column->addStretch(1);
    column->addWidget(buttons);
    const Sequence *const sequence = session.sequence();
    if (!sequence)
        return;
    const SequenceSettings &now = sequence->settings;
    m_name->setText(sequence->name);
    m_width->setNumber(now.width);
    m_height->setNumber(now.height);
    if (m_rate->findData(now.rate.toString()) < 0)
        m_rate->add(now.rate.toString(), rateText(now.rate));
    m_rate->setChoice(now.rate.toString());
    m_dropFrame->setOn(now.dropFrame);
    for (const ColourPreset &preset : kColours) {
        if (preset.tags == now.colour)
            m_colour->setChoice(QLatin1String(preset.id));
    }
    if (m_colour->choice().isEmpty())
        m_colour->setMixed();
    m_compositing->setChoice(text(nameOf(now.compositing)));
    m_hdr->setChoice(text(nameOf(now.hdr)));
    m_view->set(now.view);
    m_sound->setChoice(text(nameOf(now.sound)));
    m_preset->setMixed();
    for (const SizePreset &preset : kSizes) {
        if (preset.width == now.width && preset.height == now.height)
            m_preset->setChoice(QLatin1String(preset.id));
    }
}

void SequenceSettingsDialog::addSize(QLayout &column)
{
    for (const SizePreset &preset : kSizes)
        m_preset->add(QLatin1String(preset.id),
                      QCoreApplication::translate("Sequence", preset.label));
    for (const char *const rate : kRates)
        m_rate->add(QLatin1String(rate), rateText(*FrameRate::fromString(QLatin1String(rate))));
    connect(m_preset, &ChoiceField::changed, this, &SequenceSettingsDialog::choosePreset);
    column.addWidget(formRow(tr("Shape"), m_preset));
    column.addWidget(formRow(tr("Width"), m_width));
    column.addWidget(formRow(tr("Height"), m_height));
    column.addWidget(formRow(tr("Frames a second"), m_rate));
    column.addWidget(formRow(tr("Drop-frame timecode"), m_dropFrame));
    m_dropFrame->setToolTip(tr("Leaves numbers out so that 29.97 and 59.94 follow the clock"));
}

void SequenceSettingsDialog::addPicture(QLayout &column)
{
    for (const ColourPreset &preset : kColours)
        m_colour->add(QLatin1String(preset.id),
                      QCoreApplication::translate("Sequence", preset.label));
    m_compositing->add(QStringLiteral("gamma"), tr("By code values, as editors do"));
    m_compositing->add(QStringLiteral("linear"), tr("By light"));
    m_hdr->add(QStringLiteral("tone-map"), tr("Mapped to the sequence's range"));
    m_hdr->add(QStringLiteral("pass-through"), tr("Taken as they are"));
    for (const auto &row : enumNames(SoundLayout()))
        m_sound->add(text(row.name), soundLabel(row.value));
    column.addWidget(formRow(tr("Colours"), m_colour));
    column.addWidget(formRow(tr("Mixing"), m_compositing));
    column.addWidget(formRow(tr("HDR pictures"), m_hdr));
    column.addWidget(m_view);
    column.addWidget(formRow(tr("Sound"), m_sound));
}

void SequenceSettingsDialog::choosePreset(const QString &id)
{
    for (const SizePreset &preset : kSizes) {
        if (id == QLatin1String(preset.id)) {
            m_width->setNumber(preset.width);
            m_height->setNumber(preset.height);
        }
    }
}

SetSequence SequenceSettingsDialog::edit() const
{
    SetSequence edit{.sequence = {}, .name = {}};
    const Sequence *const sequence = m_session.sequence();
    if (!sequence)
        return edit;
    const SequenceSettings &now = sequence->settings;
    const auto set = [](auto &wanted, const auto &value, const auto &old) {
        if (!(value == old))
            wanted = value;
    };
    edit.sequence = sequence->id;
    set(edit.name, m_name->text().trimmed(), sequence->name);
    set(edit.width, int(m_width->number()), now.width);
    set(edit.height, int(m_height->number()), now.height);
    set(edit.dropFrame, m_dropFrame->checkState() == Qt::Checked, now.dropFrame);
    if (const auto rate = FrameRate::fromString(m_rate->choice()))
        set(edit.rate, *rate, now.rate);
    for (const ColourPreset &preset : kColours) {
        if (m_colour->choice() == QLatin1String(preset.id))
            set(edit.colour, preset.tags, now.colour);
    }
    if (const auto compositing = chosen<Compositing>(*m_compositing))
        set(edit.compositing, *compositing, now.compositing);
    if (const auto hdr = chosen<HdrInput>(*m_hdr))
        set(edit.hdr, *hdr, now.hdr);
    set(edit.view, m_view->view(), now.view);
    if (const auto sound = chosen<SoundLayout>(*m_sound))
        set(edit.sound, *sound, now.sound);
    return edit;
}

/// Stays open where the settings are refused; the sentence says why.
void SequenceSettingsDialog::accept()
{
    m_width->commit();
    m_height->commit();
    if (!m_view->isUsable())
        return;
    if (m_session.apply(edit()))
        QDialog::accept();
}

} // namespace weft::ui
