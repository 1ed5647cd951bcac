// Everything here is an addition: each page works without it.
import { installConfirm } from "./confirm";
import { installCountdowns } from "./countdown";
import { installDialogs } from "./dialogs";
import { installDrafts } from "./draft";
import { installDrag } from "./drag";
import { installDropZones } from "./drop-zone";
import { installFields } from "./fields";
import { installFocus } from "./focus";
import { installHtmx } from "./htmx";
import { installLive } from "./live";
import { installMenus } from "./menus";
import { installPhotoCheck } from "./photo-check";
import { installReview } from "./review";
import { installSelection } from "./selection";
import { installToasts } from "./toasts";
import { installYamlEditors } from "./yaml-editor";

document.documentElement.classList.add("js");

installHtmx();
installMenus();
installDialogs();
installConfirm();
installSelection();
installReview();
installPhotoCheck();
installDropZones();
installDrafts();
installFields();
installYamlEditors();
installCountdowns();
installLive();
installDrag();
installFocus();
installToasts();
